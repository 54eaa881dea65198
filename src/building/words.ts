import { fileURLToPath } from 'node:url';

/** How the words of src/messages/ become src/lib/i18n/generated: by the build, and by `npm run words` for everything else. */
export const messages = {
	project: fileURLToPath(new URL('../project.inlang', import.meta.url)),
	outdir: fileURLToPath(new URL('../lib/i18n/generated', import.meta.url)),
	strategy: ['globalVariable', 'baseLocale'] as ('globalVariable' | 'baseLocale')[],
	emitGitIgnore: false,
	emitReadme: false,
	emitTsDeclarations: true
};

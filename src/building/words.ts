/** How the words of src/messages/ become src/lib/i18n/generated: by the build, and by `compileWords` for everything else. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export const messages = {
	project: pathOf('../project.inlang'),
	outdir: pathOf('../lib/i18n/generated'),
	// As the plugin of the build says it, so that both make the same files.
	isServer: "import.meta.env?.SSR ?? typeof window === 'undefined'",
	strategy: ['globalVariable', 'baseLocale'] as ('globalVariable' | 'baseLocale')[],
	emitGitIgnore: false,
	emitReadme: false,
	emitTsDeclarations: true
};

/** What the words are made from: the texts, their settings, this file, and the versions of the libraries. */
const sources = ['../messages', '../project.inlang/settings.json', './words.ts', '../../package.json'].map(pathOf);
const mark = join(messages.outdir, 'made-from.sha256');

/**
 * Compiles the words, unless the generated files already come from these sources. Compiling takes twenty seconds of a processor.
 */
export async function compileWords(): Promise<void> {
	if (existsSync(mark) && readFileSync(mark, 'utf8') === digestNow()) return;
	// The compiler alone takes most of a second to load.
	const { compile } = await import('@inlang/paraglide-js');
	await compile(messages);
	writeFileSync(mark, digestNow());
}

/** The digest covers the sources and the generated files, because `vite dev` and the build write these files too. */
function digestNow(): string {
	const hash = createHash('sha256');
	const files = [...sources, messages.outdir].flatMap(filesIn).filter((file) => file !== mark);
	for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
	return hash.digest('hex');
}

function filesIn(path: string): string[] {
	return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesIn(join(path, name))) : [path];
}

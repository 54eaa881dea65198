/** The files of a release: the built app, the commands of a server with all that they import, and the documents. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const committed = ['package.json', 'package-lock.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'docs', 'src/cli', 'src/lib'];
/** The folders that are made from committed files. The commands import the generated words. */
const made = ['build', 'src/lib/i18n/generated'];

/** Gives the paths of the files, below `root`. Throws when the app is not built. */
export function releaseFiles(root: string): string[] {
	if (!existsSync(join(root, 'build/handler.js'))) throw new Error('There is no built app here; run npm run build first.');
	const listed = execFileSync('git', ['ls-files', '-z', ...committed], { cwd: root, encoding: 'utf8' });
	return [...new Set([...listed.split('\0').filter(Boolean), ...made.flatMap((folder) => filesBelow(root, folder))])];
}

const filesBelow = (root: string, folder: string) =>
	readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((each) => each.isFile())
		.map((each) => relative(root, join(each.parentPath, each.name)));

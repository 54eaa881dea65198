/** A later version of the app beside the built one, for tests of updating. It takes as long as any build, so it is kept while it fits. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** Beside the first build: what is built finds its libraries from here. */
export const nextBuild = 'build-next';
export const nextVersion = '9.9.9-journey';

/** Builds it unless it is there and not older than the first build. */
export function buildNext(): void {
	const [built, next] = ['build', nextBuild].map((folder) => `${folder}/index.js`);
	if (existsSync(next!) && statSync(next!).mtimeMs > statSync(built!).mtimeMs) return;
	const env = { ...process.env, APP_VERSION: nextVersion, BUILD_OUT: nextBuild };
	execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: 'pipe' });
}

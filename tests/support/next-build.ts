/**
 * A later version of the app beside the built one, for tests of updating. It takes as long as any build, so it is kept as long as
 * it fits.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** The place is beside the first build, because the built code finds its libraries from there. */
export const nextBuild = 'build-next';
export const nextVersion = '9.9.9-journey';

/** Builds the later version, unless it exists and is not older than the first build. */
export function buildNext(): void {
	const [built, next] = ['build', nextBuild].map((folder) => `${folder}/index.js`);
	if (existsSync(next!) && statSync(next!).mtimeMs > statSync(built!).mtimeMs) return;
	const env = { ...process.env, APP_VERSION: nextVersion, BUILD_OUT: nextBuild };
	execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: 'pipe' });
}

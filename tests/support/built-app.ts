import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What a hook may take that has to build first, on a machine with a lot else to do. */
export const buildingMs = 900_000;

/** For a test of the built app that is run alone: builds it unless it is there. Throws with what the build said when it fails. */
export function ensureBuilt(): void {
	if (existsSync('build/handler.js')) return;
	const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
	if (status !== 0) throw new Error(`the app could not be built:\n${stderr}`);
}

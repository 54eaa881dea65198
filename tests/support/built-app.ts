import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** How long a hook may take that has to build first, on a busy machine. */
export const buildingMs = 900_000;

/**
 * Builds the app unless it is built, for a test of the built app that is run alone. It throws with what the build said when it
 * fails.
 */
export function ensureBuilt(): void {
	if (existsSync('build/handler.js')) return;
	const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
	if (status !== 0) throw new Error(`the app could not be built:\n${stderr}`);
}

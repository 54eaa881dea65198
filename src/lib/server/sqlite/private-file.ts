import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const ownerOnly = 0o600;

/**
 * Makes the file, with its folder, where there is none, and closes it to every other user of the machine. What SQLite puts beside it
 * gets the same mode from it.
 */
export function makePrivate(path: string): void {
	if (path === ':memory:') return;
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	closeSync(openSync(path, 'a', ownerOnly));
	for (const file of [path, `${path}-wal`, `${path}-shm`]) closeToOthers(file);
}

/** Whose file it is not may not change its mode, nor needs to. */
function closeToOthers(file: string) {
	const found = statSync(file, { throwIfNoEntry: false });
	if (found && found.uid === process.getuid?.() && (found.mode & 0o077) !== 0) chmodSync(file, ownerOnly);
}

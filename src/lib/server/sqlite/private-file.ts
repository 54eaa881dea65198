import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const ownerOnly = 0o600;

/**
 * Makes the file and its folder where there are none, and closes the file to every other user of the machine. The files that
 * SQLite puts beside it get the same mode.
 */
export function makePrivate(path: string): void {
	if (path === ':memory:') return;
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	closeSync(openSync(path, 'a', ownerOnly));
	for (const file of [path, `${path}-wal`, `${path}-shm`]) closeToOthers(file);
}

/** Closes the file to others. Only a file's owner may change its mode, so another user's file is left as it is. */
function closeToOthers(file: string) {
	const found = statSync(file, { throwIfNoEntry: false });
	if (found && found.uid === process.getuid?.() && (found.mode & 0o077) !== 0) chmodSync(file, ownerOnly);
}

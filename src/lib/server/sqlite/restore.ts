import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Restored } from '../ops/copy-contents.ts';
import { storageFault } from '../storage-fault.ts';
import { checkCopy } from './check-copy.ts';
import { copyInto, flush, takeName } from './copy.ts';

/** Puts the backup in the place of the file. The earlier file is renamed, never overwritten. */
export function restoreSqlite(path: string, from: string, stamp: string): Restored {
	if (!existsSync(from)) return { kind: 'missing-source' };
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const part = `${path}.part`;
	try {
		// The backup is read as a database and not as bytes, because a file that was copied by hand may have a log beside it.
		const problem = copyInto(from, part);
		if (problem !== undefined) return { kind: 'damaged', problem };
		flush(part);
		const checked = checkCopy(part);
		if (checked.kind === 'damaged') return checked;
		if (checked.isNewer) return { kind: 'newer' };
		if (existsSync(path) && !closeLog(path)) return { kind: 'in-use' };
		return { kind: 'restored', contents: checked.contents, kept: exchange(path, part, stamp) };
	} finally {
		rmSync(part, { force: true });
	}
}

/** Exchanges the files, and gives where the earlier file is now. */
function exchange(path: string, part: string, stamp: string): string | undefined {
	const kept = existsSync(path) ? `${path}.${stamp}` : undefined;
	if (kept !== undefined) renameSync(path, kept);
	// SQLite would take a log beside the file for the backup's own.
	for (const beside of ['-wal', '-shm']) rmSync(path + beside, { force: true });
	takeName(part, path);
	return kept;
}

/**
 * Writes the log into the file and ends it. SQLite does that only for a process that is alone with the database; it gives false
 * when somebody else has the database open. When SQLite cannot read the file, nobody can be working on it.
 */
function closeLog(path: string): boolean {
	const file = new DatabaseSync(path);
	try {
		return file.prepare('PRAGMA journal_mode = DELETE').get()?.journal_mode === 'delete';
	} catch (fault) {
		return storageFault(fault) !== 'busy';
	} finally {
		file.close();
	}
}

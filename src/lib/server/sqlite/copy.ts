/** Copies a SQLite file while a server writes to it. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Copied } from '../ops/copy-contents.ts';
import { isDamage } from '../storage-fault.ts';
import { checkCopy } from './check-copy.ts';

/**
 * Copies what was committed when the copy began. SQLite's other way copies page by page and starts anew whenever another process
 * writes, so beside a busy server it never ends. This way reads from one moment and keeps nobody from writing.
 */
export function copySqlite(from: string, to: string): Copied {
	if (!existsSync(from)) return { kind: 'missing-source' };
	if (existsSync(to)) return { kind: 'exists' };
	const part = `${to}.part`;
	try {
		const problem = copyInto(from, part);
		if (problem !== undefined) return { kind: 'damaged', problem };
		flush(part);
		const checked = checkCopy(part);
		if (checked.kind !== 'sound') return { kind: 'damaged', problem: checked.problem };
		takeName(part, to);
		return { kind: 'copied', contents: checked.contents };
	} finally {
		rmSync(part, { force: true });
	}
}

/** Renames the file. It gets its name only when it is whole, even if the power fails. */
export function takeName(part: string, name: string) {
	renameSync(part, name);
	flush(dirname(name));
}

/** Waits until the bytes are on the disk, because SQLite does not wait for that with a copy. */
export function flush(path: string) {
	const opened = openSync(path, 'r');
	fsyncSync(opened);
	closeSync(opened);
}

/** Makes a copy of `from` that nobody else may read. It gives what is wrong with the database when SQLite cannot read it. */
export function copyInto(from: string, part: string): string | undefined {
	rmSync(part, { force: true });
	// SQLite copies into an existing empty file, and the file keeps the mode with which it was made.
	closeSync(openSync(part, 'wx', 0o600));
	const file = new DatabaseSync(from, { readOnly: true });
	try {
		file.exec('PRAGMA busy_timeout = 5000');
		file.prepare('VACUUM INTO ?').run(part);
		return undefined;
	} catch (fault) {
		if (isDamage(fault)) return (fault as Error).message;
		throw fault;
	} finally {
		file.close();
	}
}

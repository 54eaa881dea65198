/** Checks whether a file is a whole database of this server: every page, and every sealed item by its digest. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { migrationNames } from '../migrations/migrations.ts';
import type { BackupContents } from '../ops/copy-contents.ts';
import { isDamage } from '../storage-fault.ts';

export type Checked =
	{ kind: 'sound'; contents: BackupContents; isNewer: boolean; isOlder: boolean } | { kind: 'damaged'; problem: string };

/** Reads the whole file. It throws when the file cannot be opened at all. */
export function checkCopy(path: string): Checked {
	const file = new DatabaseSync(path, { readOnly: true });
	try {
		return contentsOf(file);
	} catch (fault) {
		if (isDamage(fault)) return damaged((fault as Error).message);
		throw fault;
	} finally {
		file.close();
	}
}

const damaged = (problem: string): Checked => ({ kind: 'damaged', problem });

function contentsOf(file: DatabaseSync): Checked {
	const found = file.prepare('PRAGMA integrity_check(1)').get()!.integrity_check;
	if (found !== 'ok') return damaged(String(found));
	if (!hasTable(file, 'items') || !hasTable(file, 'kysely_migration')) return damaged('it is no database of Writing Table');
	let items = 0;
	for (const row of file.prepare('SELECT id, digest, sealed, size_bytes FROM items').iterate()) {
		items++;
		// The server deleted the bytes of this item after it was collected.
		if (row.size_bytes === 0 && (row.sealed as Uint8Array).length === 0) continue;
		const digest = createHash('sha256')
			.update(row.sealed as Uint8Array)
			.digest('hex');
		if (digest !== row.digest) return damaged(`item ${String(row.id)} is not what its digest says`);
	}
	const events = Number(file.prepare('SELECT count(*) AS events FROM events').get()!.events);
	return { kind: 'sound', contents: { events, items }, ...ageOf(file) };
}

const hasTable = (file: DatabaseSync, name: string) =>
	file.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined;

/** Says whether a newer version of the server made the file, or an older one. */
function ageOf(file: DatabaseSync) {
	const names = file
		.prepare('SELECT name FROM kysely_migration')
		.all()
		.map(({ name }) => String(name));
	const isNewer = names.some((name) => !migrationNames.includes(name));
	return { isNewer, isOlder: migrationNames.some((name) => !names.includes(name)) };
}

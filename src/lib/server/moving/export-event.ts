/**
 * Writes one event into a file of its own: a SQLite database with the same tables, whichever database the server itself uses.
 */
import { existsSync, rmSync } from 'node:fs';
import { sql } from 'kysely';
import { movingRows } from '../asking/limits.ts';
import { openDatabase } from '../open-database.ts';
import type { OpenDatabase, SqlDatabase, Turn } from '../schema.ts';
import { checkCopy } from '../sqlite/check-copy.ts';
import { flush, takeName } from '../sqlite/copy.ts';
import { isArriving } from './arriving.ts';
import { eachPage, putRows, rowTableNames } from './event-rows.ts';

/**
 * `exists`: a file of this name is there already, and it stays. `damaged`: the copy is not whole; `problem` says why in English.
 */
export type Exported =
	{ kind: 'exported'; items: number } | { kind: 'no-event' | 'exists' } | { kind: 'damaged'; problem: string };

/**
 * Writes everything that the server holds of the event at one moment, while letters go on arriving. It reads the file back before
 * the file gets its name. Nothing in the file opens a letter, and it holds tokens only as hashes.
 */
export async function exportEvent(from: OpenDatabase, code: string, to: string): Promise<Exported> {
	if (existsSync(to)) return { kind: 'exists' };
	const part = `${to}.part`;
	removeAll(part);
	try {
		const file = await openDatabase(`sqlite:${part}`);
		let copied: number | undefined;
		try {
			copied = await asOfOneMoment(from, (db) => file.db.transaction().execute((into) => copyEvent(db, into, code)));
			// The event becomes one file, without a log beside it.
			await sql`pragma journal_mode = delete`.execute(file.db);
		} finally {
			await file.close();
		}
		if (copied === undefined) return { kind: 'no-event' };
		flush(part);
		const checked = checkCopy(part);
		if (checked.kind === 'damaged') return checked;
		if (checked.contents.items !== copied) return { kind: 'damaged', problem: 'some of its items did not get into the file' };
		takeName(part, to);
		return { kind: 'exported', items: copied };
	} finally {
		removeAll(part);
	}
}

const removeAll = (part: string) => {
	for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true });
};

/** Reads everything as of one moment. SQLite's ordinary `begin` would keep everybody else from writing. */
function asOfOneMoment<T>({ db, engine }: OpenDatabase, read: (db: SqlDatabase) => Promise<T>): Promise<T> {
	if (engine === 'postgres')
		return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
	return db.connection().execute(async (connection) => {
		await sql`begin deferred`.execute(connection);
		try {
			return await read(connection);
		} finally {
			await sql`commit`.execute(connection);
		}
	});
}

/** Copies the event and gives how many items it has, or `undefined` when there is no such event. */
async function copyEvent(from: SqlDatabase, into: Turn, code: string): Promise<number | undefined> {
	const event = await from
		.selectFrom('events')
		.selectAll()
		.where('code', '=', code)
		.where('deleted_at', 'is', null)
		.executeTakeFirst();
	if (!event || isArriving(event)) return undefined;
	await into.insertInto('events').values(event).execute();
	for (const table of ['packs', 'counters'] as const) {
		const row = await from.selectFrom(table).selectAll().where('event', '=', code).executeTakeFirstOrThrow();
		await into.insertInto(table).values(row).execute();
	}
	let items = 0;
	for (const table of rowTableNames)
		await eachPage(from, table, code, async (read) => {
			const rows = await read(movingRows.most);
			await putRows(into, table, rows);
			if (table === 'items') items += rows.length;
			return rows;
		});
	return items;
}

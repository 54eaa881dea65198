import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { migrate } from '../migrations/migrations.ts';
import type { OpenDatabase, SqlDatabase, Tables } from '../schema.ts';
import { nodeSqlite, openFile } from './node-sqlite.ts';
import { makePrivate } from './private-file.ts';

/** Opens the file, or creates it. Every question to the database blocks the thread that asks. */
export async function openSqlite(path: string, isForReading: boolean): Promise<OpenDatabase> {
	if (!isForReading) makePrivate(path);
	const file = openFile(path, isForReading);
	const db = new Kysely<Tables>({ dialect: nodeSqlite(file) });
	try {
		if (!isForReading) await migrateAlone(db);
	} catch (fault) {
		await db.destroy();
		throw fault;
	}
	if (isForReading) return { db, engine: 'sqlite', close: () => db.destroy() };
	return {
		...{ db, engine: 'sqlite', close: () => db.destroy() },
		giveBack: canShrink(file) ? (pages) => between(db, () => freePages(file, pages)) : undefined,
		writeBack: () => between(db, () => file.exec('PRAGMA wal_checkpoint(PASSIVE)'))
	};
}

/** Runs the work alone on the connection, never inside somebody else's transaction. */
const between = <T>(db: SqlDatabase, work: () => T) => db.connection().execute(() => Promise.resolve(work()));

function freePages(file: DatabaseSync, pages: number): number {
	// Every page is a step of this statement, and only `exec` runs all steps.
	file.exec(`PRAGMA incremental_vacuum(${pages})`);
	return numberOf(file, 'freelist_count');
}

const incremental = 2;
const canShrink = (file: DatabaseSync) => numberOf(file, 'auto_vacuum') === incremental;
const numberOf = (file: DatabaseSync, pragma: string) => Number(Object.values(file.prepare(`PRAGMA ${pragma}`).get()!)[0]);
/** Migrates under the write lock, because two processes may start at once. */
async function migrateAlone(db: SqlDatabase) {
	await db.connection().execute(async (connection) => {
		await sql`begin immediate`.execute(connection);
		try {
			await migrate(connection);
			await sql`commit`.execute(connection);
		} catch (fault) {
			await sql`rollback`.execute(connection);
			throw fault;
		}
	});
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { migrate } from '../migrations/migrations.ts';
import type { OpenDatabase, SqlDatabase, Tables } from '../schema.ts';
import { nodeSqlite } from './node-sqlite.ts';

/** Opens (or creates) the file. Every question to it holds up the thread that asks. */
export async function openSqlite(path: string, isForReading: boolean): Promise<OpenDatabase> {
	mkdirSync(dirname(path), { recursive: true });
	const db = new Kysely<Tables>({ dialect: nodeSqlite(path, isForReading) });
	try {
		if (!isForReading) await migrateAlone(db);
	} catch (fault) {
		await db.destroy();
		throw fault;
	}
	return { db, engine: 'sqlite', close: () => db.destroy() };
}

/** Under the write lock, for two processes may start at once. */
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

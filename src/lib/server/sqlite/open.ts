import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { migrate } from '../migrations/migrations.ts';
import type { OpenDatabase } from '../open-database.ts';
import type { Database, Tables } from '../schema.ts';
import { threadedSqlite } from './dialect.ts';

/** A receipt leaves only after its commit is on disk, hence `FULL` (I5). */
const writing = ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'];
const reading = ['busy_timeout = 5000', 'query_only = ON'];

/** Opens (or creates) the file: one connection writes, one reads beside it, so that no reader waits for a commit. */
export async function openSqlite(path: string): Promise<OpenDatabase> {
	mkdirSync(dirname(path), { recursive: true });
	const db = connect(path, writing);
	await migrateAlone(db);
	const reads = connect(path, reading);
	return {
		db,
		reads,
		engine: 'sqlite',
		async close() {
			await reads.destroy();
			await db.destroy();
		}
	};
}

const connect = (path: string, pragmas: string[]): Database => new Kysely<Tables>({ dialect: threadedSqlite({ path, pragmas }) });

/** Under the write lock, for two processes may start at once. */
async function migrateAlone(db: Database) {
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

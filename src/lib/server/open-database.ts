import type { Changes } from './postgres/changes.ts';
import type { Database } from './schema.ts';

export const usualDatabaseUrl = 'sqlite:./data/writing-table.db';

export interface OpenDatabase {
	db: Database;
	/** For what only reads; the same as `db` where one pool serves both. */
	reads: Database;
	engine: 'sqlite' | 'postgres';
	/** How other processes on this database hear of changes, where there can be any. */
	changes?: Changes;
	close(): Promise<void>;
}

/** Opens the database at `sqlite:PATH` or `postgres://…`, creating what is missing. Throws on an address it does not know. */
export async function openDatabase(url: string): Promise<OpenDatabase> {
	// Imported only when chosen: a server on SQLite loads no driver for PostgreSQL.
	if (/^postgres(ql)?:/.test(url)) return (await import('./postgres/open.ts')).openPostgres(url);
	if (!url.startsWith('sqlite:')) throw new Error('DATABASE_URL must begin with sqlite: or postgres:');
	return (await import('./sqlite/open.ts')).openSqlite(url.slice('sqlite:'.length));
}

/** Asks the database one small thing; throws when it does not answer. */
export async function isReady(db: Database): Promise<void> {
	await db.selectFrom('meta').select('key').limit(1).execute();
}

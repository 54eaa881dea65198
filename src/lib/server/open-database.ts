import type { OpenDatabase, SqlDatabase } from './schema.ts';

/** Where the data lies when `DATABASE_URL` says nothing: a file below the folder in which the server was started. */
export const usualDatabaseUrl = 'sqlite:./data/writing-table.db';

export const isPostgres = (url: string) => /^postgres(ql)?:/.test(url);

/**
 * Opens the database at `sqlite:PATH` or `postgres://…`, creating what is missing; for reading it creates nothing. Throws on an
 * address it does not know.
 */
export async function openDatabase(url: string, { isForReading = false } = {}): Promise<OpenDatabase> {
	// Imported only when chosen: a server on SQLite loads no driver for PostgreSQL.
	if (isPostgres(url)) return (await import('./postgres/open.ts')).openPostgres(url);
	return (await import('./sqlite/open.ts')).openSqlite(sqlitePath(url), isForReading);
}

/** The file of `sqlite:PATH`. Throws on an address it does not know. */
export function sqlitePath(url: string): string {
	if (!url.startsWith('sqlite:')) throw new Error('DATABASE_URL must begin with sqlite: or postgres:');
	return url.slice('sqlite:'.length);
}

/** Asks the database one small thing; throws when it does not answer. */
export async function isReady(db: SqlDatabase): Promise<void> {
	await db.selectFrom('meta').select('key').limit(1).execute();
}

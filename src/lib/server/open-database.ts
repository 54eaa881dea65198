import type { OpenDatabase, SqlDatabase } from './schema.ts';

/** Where the data is when `DATABASE_URL` is not set: a file below the folder in which the server was started. */
export const usualDatabaseUrl = 'sqlite:./data/writing-table.db';

/** Whether the address is one of PostgreSQL. */
export const isPostgres = (url: string) => /^postgres(ql)?:/.test(url);

/**
 * Opens the database at `sqlite:PATH` or `postgres://…` and creates what is missing. When it opens for reading, it creates
 * nothing. It throws on an address of another kind.
 */
export async function openDatabase(url: string, { isForReading = false } = {}): Promise<OpenDatabase> {
	// The driver is imported only when it is needed, so that a server on SQLite loads none for PostgreSQL.
	if (isPostgres(url)) return (await import('./postgres/open.ts')).openPostgres(url);
	return (await import('./sqlite/open.ts')).openSqlite(sqlitePath(url), isForReading);
}

/** Gives the file of `sqlite:PATH`. It throws on an address of another kind. */
export function sqlitePath(url: string): string {
	if (!url.startsWith('sqlite:')) throw new Error('DATABASE_URL must begin with sqlite: or postgres:');
	return url.slice('sqlite:'.length);
}

/** Asks the database one small question, and throws when it does not answer. */
export async function isReady(db: SqlDatabase): Promise<void> {
	await db.selectFrom('meta').select('key').limit(1).execute();
}

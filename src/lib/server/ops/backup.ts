/** Makes a copy of everything that the server keeps, while the server runs, and restores such a copy. */
import { isPostgres, sqlitePath } from '../open-database.ts';
import type { Copied, Restored } from './copy-contents.ts';

/** Copies the database at this address into a new file. It reads the copy back before the file gets its name. */
export async function backUp(url: string, to: string): Promise<Copied> {
	if (isPostgres(url)) return (await import('../postgres/dump.ts')).dumpPostgres(url, to);
	return (await import('../sqlite/copy.ts')).copySqlite(sqlitePath(url), to);
}

/**
 * Puts a backup in the place of the database at this address. No server may run there meanwhile. The earlier database is kept in
 * a file whose name ends with `stamp`.
 */
export async function restore(url: string, from: string, stamp: string): Promise<Restored> {
	if (isPostgres(url)) return (await import('../postgres/restore.ts')).restorePostgres(url, from, stamp);
	return (await import('../sqlite/restore.ts')).restoreSqlite(sqlitePath(url), from, stamp);
}

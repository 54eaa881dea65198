import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isPostgres, sqlitePath } from '../open-database.ts';

/**
 * Gives the bytes that are free where the SQLite file lies. For PostgreSQL it gives `undefined`, because its disk is elsewhere.
 */
export async function roomLeftBytes(url: string): Promise<number | undefined> {
	if (isPostgres(url)) return undefined;
	const { bavail, bsize } = await statfs(dirname(sqlitePath(url)));
	return bavail * bsize;
}

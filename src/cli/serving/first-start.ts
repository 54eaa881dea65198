import { randomBytes } from 'node:crypto';
import { openDatabase, usualDatabaseUrl } from '#lib/server/open-database.ts';
import { storeOver } from '#lib/server/store.ts';

/** Brings the tables up to date and mints the set-up token, when there is none yet. */
export async function mintSetUpTokenAt(databaseUrl: string | undefined) {
	const store = storeOver(await openDatabase(databaseUrl || usualDatabaseUrl), { now: () => Date.now() });
	try {
		return await store.mintSetUpToken((bytes) => randomBytes(bytes));
	} finally {
		await store.close();
	}
}

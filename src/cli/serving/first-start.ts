import { randomBytes } from 'node:crypto';
import { openDatabase, usualDatabaseUrl } from '#lib/server/open-database.ts';
import { storeOver } from '#lib/server/store.ts';

/** Brings the tables up to date before anyone is served, and mints the set-up token when there is neither one yet. */
export async function mintSetUpTokenAt(databaseUrl: string | undefined, fromEnvironment: string | undefined) {
	const store = storeOver(await openDatabase(databaseUrl || usualDatabaseUrl), { now: () => Date.now() });
	try {
		return fromEnvironment ? undefined : await store.mintSetUpToken((bytes) => randomBytes(bytes));
	} finally {
		await store.close();
	}
}

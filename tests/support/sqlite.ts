import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/open-database.ts';
import { storeOver } from '#lib/server/store.ts';

/** A real SQLite file in a throw-away folder. */
export async function aSqliteStore(now: () => number) {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-store-'));
	const database = await openDatabase(`sqlite:${join(folder, 'test.db')}`);
	const store = storeOver(database, { now });
	return {
		store,
		database,
		folder,
		async discard() {
			await store.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

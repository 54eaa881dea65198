import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '#lib/server/open-database.ts';
import type { Keep } from '#lib/server/ops/keep.ts';
import { storeOver } from '#lib/server/store.ts';

/** A real SQLite file in a throw-away folder. */
export async function aSqliteStore(now: () => number, keep?: Keep) {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-store-'));
	const url = `sqlite:${join(folder, 'test.db')}`;
	const database = await openDatabase(url);
	const store = storeOver(database, { now, keep });
	return {
		store,
		database,
		url,
		/** One pragma for the connection that writes: how a test makes the disk full. */
		pragma: (text: string) => sql.raw(`PRAGMA ${text}`).execute(database.db),
		async discard() {
			await store.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

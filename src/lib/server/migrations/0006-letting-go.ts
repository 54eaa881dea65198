import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Adds an index of collected items that still have their bytes, by the moment of collecting. The server looks for them every
 * hour, and walking through all items would take long.
 */
export const lettingGo: Migration = {
	async up(db: Kysely<unknown>) {
		await sql`create index items_collected on items (collected_at, event) where collected_at is not null and size_bytes > 0`.execute(
			db
		);
	}
};

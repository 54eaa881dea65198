import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was collected and has its bytes still, by when that was: looked for every hour, among items that are long to walk through. */
export const lettingGo: Migration = {
	async up(db: Kysely<unknown>) {
		await sql`create index items_collected on items (collected_at, event) where collected_at is not null and size_bytes > 0`.execute(
			db
		);
	}
};

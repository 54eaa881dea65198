import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Keeps the hashes of recovery tokens, which may read an event as its organiser's token may. Older events have none. */
export const recoveryKeys: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema
			.createTable('recovery_keys')
			.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
			.addColumn('auth_hash', 'text', (column) => column.notNull())
			.addPrimaryKeyConstraint('recovery_keys_by_hash', ['event', 'auth_hash'])
			.execute();
	}
};

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whose token opens an event to read, beside its organiser's. Events of before have none. */
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

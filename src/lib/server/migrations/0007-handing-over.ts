import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds what is needed to hand an event to new words. */
export const handingOver: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema.alterTable('events').addColumn('handed_over', 'text').execute();
		await db.schema
			.createTable('join_keys')
			.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
			.addColumn('join_hash', 'text', (column) => column.notNull())
			.addPrimaryKeyConstraint('join_keys_by_hash', ['event', 'join_hash'])
			.execute();
		await db.schema
			.createTable('keyring')
			.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
			.addColumn('verify_key', 'text', (column) => column.notNull())
			.addColumn('sealed', 'text', (column) => column.notNull())
			.addPrimaryKeyConstraint('keyring_by_key', ['event', 'verify_key'])
			.execute();
	}
};

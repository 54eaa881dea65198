import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What it takes to let go of things little by little, and to say so beforehand. */
export const keeping: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema.alterTable('events').addColumn('deleted_at', 'bigint').execute();
		// Whoever opens the desk is looked for by the organiser's token alone.
		await db.schema.createIndex('events_by_auth_hash').on('events').column('auth_hash').execute();
		// Nothing of an item stands in it before it was collected, so that taking letters costs no more than before.
		await db.schema
			.createIndex('items_collected')
			.on('items')
			.columns(['event', 'collected_at'])
			.where(sql.ref('collected_at'), 'is not', null)
			.execute();
		await db.schema
			.createTable('notices')
			.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
			.addColumn('part', 'text', (column) => column.notNull())
			.addColumn('hours', 'bigint', (column) => column.notNull())
			.addColumn('counted_at', 'bigint', (column) => column.notNull())
			.addPrimaryKeyConstraint('notices_by_event', ['event', 'part'])
			.execute();
	}
};

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Adds the channels of an event, and to each item the channel by which it came. An older version beside this one knows no channel's
 * token, and stores what comes by the event's own link as before.
 */
export const channelTables: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema.alterTable('items').addColumn('channel', 'text').execute();
		await db.schema
			.createTable('channels')
			.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
			.addColumn('id', 'text', (column) => column.notNull())
			.addColumn('token_hash', 'text', (column) => column.notNull())
			.addColumn('sealed', 'text', (column) => column.notNull())
			.addColumn('opened_at', 'bigint', (column) => column.notNull())
			.addColumn('closed_at', 'bigint')
			.addColumn('items', 'bigint', (column) => column.notNull())
			.addColumn('sealed_bytes', 'bigint', (column) => column.notNull())
			.addColumn('late_items', 'bigint', (column) => column.notNull())
			.addColumn('late_bytes', 'bigint', (column) => column.notNull())
			.addColumn('last_item_at', 'bigint')
			.addPrimaryKeyConstraint('channels_by_id', ['event', 'id'])
			.execute();
		await db.schema.createIndex('channels_by_token').on('channels').columns(['event', 'token_hash']).execute();
	}
};

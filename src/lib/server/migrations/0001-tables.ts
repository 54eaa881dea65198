import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The name of the type for bytes in PostgreSQL. SQLite takes any name for a type and stores a blob as a blob. */
const bytes = 'bytea';

export const tables: Migration = {
	async up(db: Kysely<unknown>) {
		await eventTables(db);
		await itemTables(db);
		await hallTables(db);
	}
};

async function eventTables(db: Kysely<unknown>) {
	await db.schema
		.createTable('meta')
		.addColumn('key', 'text', (column) => column.primaryKey())
		.addColumn('value', 'text', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('events')
		.addColumn('code', 'text', (column) => column.primaryKey())
		.addColumn('event_id', 'text', (column) => column.notNull())
		.addColumn('manifest', 'text', (column) => column.notNull())
		.addColumn('signature', 'text', (column) => column.notNull())
		.addColumn('verify_key', 'text', (column) => column.notNull())
		.addColumn('auth_hash', 'text', (column) => column.notNull())
		.addColumn('join_hash', 'text', (column) => column.notNull())
		.addColumn('counter', 'bigint', (column) => column.notNull())
		.addColumn('key_version', 'bigint', (column) => column.notNull())
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('ends_on', 'text', (column) => column.notNull())
		.addColumn('late_from_at', 'bigint', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('packs')
		.addColumn('event', 'text', (column) => column.primaryKey().references('events.code'))
		.addColumn('digest', 'text', (column) => column.notNull())
		.addColumn('case_ids', 'text', (column) => column.notNull())
		.addColumn('json', 'text', (column) => column.notNull())
		.execute();
}

async function itemTables(db: Kysely<unknown>) {
	await db.schema
		.createTable('counters')
		.addColumn('event', 'text', (column) => column.primaryKey().references('events.code'))
		.addColumn('last_n', 'bigint', (column) => column.notNull())
		.addColumn('items', 'bigint', (column) => column.notNull())
		.addColumn('sealed_bytes', 'bigint', (column) => column.notNull())
		.addColumn('by_case', 'text', (column) => column.notNull())
		.addColumn('has_tombstones', 'bigint', (column) => column.notNull())
		.execute();
	// There is no foreign key: whoever inserts has the turn and so knows the event. PostgreSQL would look up the event at every
	// item.
	await db.schema
		.createTable('items')
		.addColumn('event', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('n', 'bigint', (column) => column.notNull())
		.addColumn('device', 'text', (column) => column.notNull())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addColumn('case_id', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('key_version', 'bigint', (column) => column.notNull())
		.addColumn('digest', 'text', (column) => column.notNull())
		.addColumn('sealed', bytes, (column) => column.notNull())
		.addColumn('size_bytes', 'bigint', (column) => column.notNull())
		.addColumn('received_at', 'bigint', (column) => column.notNull())
		.addColumn('is_late', 'bigint', (column) => column.notNull())
		.addColumn('collected_at', 'bigint')
		.addPrimaryKeyConstraint('items_by_id', ['event', 'id'])
		.addUniqueConstraint('items_in_order', ['event', 'n'])
		.execute();
	await db.schema
		.createTable('tombstones')
		.addColumn('event', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('digest', 'text', (column) => column.notNull())
		.addColumn('deleted_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('tombstones_by_id', ['event', 'id'])
		.execute();
}

async function hallTables(db: Kysely<unknown>) {
	await db.schema
		.createTable('devices')
		.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
		.addColumn('device', 'text', (column) => column.notNull())
		.addColumn('card', 'text')
		.addColumn('last_seq', 'bigint', (column) => column.notNull())
		.addColumn('received', 'bigint', (column) => column.notNull())
		.addColumn('received_seq', 'bigint', (column) => column.notNull())
		.addColumn('last_seen_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('devices_by_event', ['event', 'device'])
		.execute();
	await db.schema
		.createTable('paper_counts')
		.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('case_id', 'text', (column) => column.notNull())
		.addColumn('letters', 'bigint', (column) => column.notNull())
		.addColumn('cards', 'bigint', (column) => column.notNull())
		.addColumn('counted_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('paper_counts_by_id', ['event', 'id'])
		.execute();
}

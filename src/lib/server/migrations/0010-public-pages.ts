import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Adds the public pages. `name` is always `page`, because every table of an event's rows has a key of text behind the event. `listed`
 * is 1 for a page that stands in the list of this server, and `picture` is a PNG in base64, or null.
 */
export const publicPages: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema
			.createTable('public_pages')
			.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
			.addColumn('name', 'text', (column) => column.notNull())
			.addColumn('json', 'text', (column) => column.notNull())
			.addColumn('revision', 'integer', (column) => column.notNull())
			.addColumn('picture', 'text')
			.addColumn('listed', 'integer', (column) => column.notNull())
			.addPrimaryKeyConstraint('public_pages_key', ['event', 'name'])
			.execute();
	}
};

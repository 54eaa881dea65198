import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds what is needed to clear a deleted event little by little. */
export const deleting: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema.alterTable('events').addColumn('deleted_at', 'bigint').execute();
		// The desk finds its events by the organiser's token alone.
		await db.schema.createIndex('events_by_auth_hash').on('events').column('auth_hash').execute();
	}
};

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Lets an event take another pack. `packs.case_ids` then names the cases of earlier packs too, behind those of the present pack, so
 * that an older version beside this one takes their letters as well. `pack_cases` says how many are of the present pack. It stands
 * in the counters, because in `packs` SQLite would walk through the whole pack to reach it.
 */
export const publishing: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema.alterTable('counters').addColumn('pack_cases', 'integer').execute();
	}
};

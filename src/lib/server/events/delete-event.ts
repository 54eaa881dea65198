import { sql } from 'kysely';
import type { SqlDatabase } from '../schema.ts';

/** Removes everything of the event. Ids and digests of its items stay, so that a late duplicate cannot return (I7). */
export async function deleteEvent(db: SqlDatabase, code: string, nowMs: number): Promise<void> {
	// PostgreSQL takes a bare parameter in a select for text.
	const deletedAt = sql<number>`cast(${nowMs} as bigint)`;
	await db.transaction().execute(async (turn) => {
		// The counter row first: a batch in the middle of being stored finishes before, every later one finds no event.
		await turn.deleteFrom('counters').where('event', '=', code).execute();
		await turn
			.insertInto('tombstones')
			.columns(['event', 'id', 'digest', 'deleted_at'])
			.expression((make) =>
				make
					.selectFrom('items')
					.select(['event', 'id', 'digest', deletedAt.as('deleted_at')])
					.where('event', '=', code)
			)
			.onConflict((on) => on.columns(['event', 'id']).doNothing())
			.execute();
		for (const table of ['items', 'devices', 'paper_counts', 'print_facts', 'print_batches', 'recovery_keys', 'packs'] as const)
			await turn.deleteFrom(table).where('event', '=', code).execute();
		await turn.deleteFrom('events').where('code', '=', code).execute();
	});
}

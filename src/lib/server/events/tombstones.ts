import { sql } from 'kysely';
import type { SqlDatabase, Turn } from '../schema.ts';

/** Removes items of an event and keeps their ids and digests. It gives how many items there were, and their sealed bytes. */
export async function buryItems(
	turn: Turn,
	code: string,
	ids: string[],
	nowMs: number
): Promise<{ items: number; bytes: number }> {
	if (ids.length === 0) return { items: 0, bytes: 0 };
	// In a select, PostgreSQL takes a bare parameter for text.
	const deletedAt = sql<number>`cast(${nowMs} as bigint)`;
	await turn
		.insertInto('tombstones')
		.columns(['event', 'id', 'digest', 'deleted_at'])
		.expression((make) =>
			make
				.selectFrom('items')
				.select(['event', 'id', 'digest', deletedAt.as('deleted_at')])
				.where('event', '=', code)
				.where('id', 'in', ids)
		)
		.onConflict((on) => on.columns(['event', 'id']).doNothing())
		.execute();
	const gone = await turn.deleteFrom('items').where('event', '=', code).where('id', 'in', ids).returning('size_bytes').execute();
	return { items: gone.length, bytes: gone.reduce((sum, { size_bytes }) => sum + size_bytes, 0) };
}

/**
 * Drops at most so many ids and digests of events that were deleted before this moment, and gives how many it dropped. They stay
 * while an event with the same code is open again: otherwise a late duplicate would be stored as a new item.
 */
export async function purgeTombstones(db: SqlDatabase, beforeMs: number, rows: number): Promise<number> {
	const old = db
		.selectFrom('tombstones')
		.select(['event', 'id'])
		.where('deleted_at', '<', beforeMs)
		.where('event', 'not in', (is) => is.selectFrom('events').select('code'))
		.limit(rows);
	const found = await old.execute();
	for (const [event, stones] of Map.groupBy(found, (stone) => stone.event))
		await db
			.deleteFrom('tombstones')
			.where('event', '=', event)
			.where(
				'id',
				'in',
				stones.map(({ id }) => id)
			)
			.execute();
	return found.length;
}

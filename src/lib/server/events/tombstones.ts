import { sql } from 'kysely';
import type { SqlDatabase, Turn } from '../schema.ts';

/**
 * Removes at most so many items of an event, the oldest first, and keeps their ids and digests. It gives how many there were.
 *
 * They are named by a range of their numbers: in that order the engines find the next ones without passing those that are gone,
 * and a list of ids would be a long statement that is planned anew each time.
 */
export async function buryItems(turn: Turn, code: string, rows: number, nowMs: number): Promise<number> {
	const numbers = turn.selectFrom('items').select('n').where('event', '=', code).orderBy('n');
	const some = await numbers.limit(rows).execute();
	const last = some.at(-1)?.n;
	if (last === undefined) return 0;
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
				.where('n', '<=', last)
		)
		.onConflict((on) => on.columns(['event', 'id']).doNothing())
		.execute();
	await turn.deleteFrom('items').where('event', '=', code).where('n', '<=', last).execute();
	return some.length;
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

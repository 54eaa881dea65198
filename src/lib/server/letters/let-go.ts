/**
 * Deletes the bytes of items that were collected long ago. The row stays, with id, digest and number. So the same item gets the
 * same receipt (I4), a device hears that it was collected, and an organiser's cursor finds the item that it knows.
 */
import { sql } from 'kysely';
import { noHash } from '../moving/arriving.ts';
import type { SqlDatabase, Turn } from '../schema.ts';
import { takeTurn } from './turn.ts';

/**
 * Deletes the bytes of at most so many items, of one event, that were collected before this moment. It says whether there were
 * any.
 */
export async function letGoOfCollected(db: SqlDatabase, beforeMs: number, rows: number): Promise<boolean> {
	// What is being brought in from a file gets its counts with its last row.
	const arriving = db.selectFrom('events').select('code').where('auth_hash', '=', noHash);
	const due = await dueBefore(db, beforeMs)
		.where('event', 'not in', arriving)
		.orderBy('collected_at')
		.limit(1)
		.executeTakeFirst();
	if (!due) return false;
	await db.transaction().execute((turn) => letGoOf(turn, due.event, beforeMs, rows));
	return true;
}

async function letGoOf(turn: Turn, event: string, beforeMs: number, rows: number): Promise<void> {
	// The event was deleted meanwhile, and its rows go with it.
	const place = await takeTurn(turn, event, 0);
	if (!place) return;
	const items = await dueBefore(turn, beforeMs).where('event', '=', event).limit(rows).execute();
	// Another process did it first.
	if (items.length === 0) return;
	await turn
		.updateTable('items')
		.set({ sealed: Buffer.alloc(0), size_bytes: 0 })
		.where('event', '=', event)
		.where(
			'id',
			'in',
			items.map(({ id }) => id)
		)
		.execute();
	const bytes = items.reduce((sum, { size_bytes }) => sum + size_bytes, 0);
	await turn
		.updateTable('counters')
		.set({ sealed_bytes: place.sealed_bytes - bytes })
		.where('event', '=', event)
		.execute();
}

/**
 * The condition repeats the numbers of the index as they are: neither engine matches an index with a condition when the query has
 * a parameter there.
 */
const dueBefore = (db: SqlDatabase | Turn, beforeMs: number) =>
	db
		.selectFrom('items')
		.select(['event', 'id', 'size_bytes'])
		.where('collected_at', '<', beforeMs)
		.where('size_bytes', '>', sql.lit(0));

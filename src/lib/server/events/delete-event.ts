/**
 * Deletes an event in two parts. At once, the event is gone for everybody. Then its rows are cleared little by little, so that no
 * other event waits. The ids and digests of its items stay, so that a late duplicate cannot return (I7).
 */
import type { SqlDatabase, Turn } from '../schema.ts';
import { buryItems } from './tombstones.ts';

/**
 * Marks the event as deleted. After this commit it is gone for everybody; `clearDeleted` does the rest, also after a restart.
 */
export async function deleteEvent(db: SqlDatabase, code: string, nowMs: number): Promise<void> {
	await db.transaction().execute(async (turn) => {
		// The counter row goes first: a batch that is being stored finishes before this, and every later batch finds no event.
		await turn.deleteFrom('counters').where('event', '=', code).execute();
		await turn
			.updateTable('events')
			.set({ deleted_at: nowMs })
			.where('code', '=', code)
			.where('deleted_at', 'is', null)
			.execute();
	});
}

/** Clears at most so many rows of a deleted event, and says whether there is more to clear. */
export async function clearDeleted(db: SqlDatabase, rows: number): Promise<boolean> {
	const event = await db
		.selectFrom('events')
		.select(['code', 'deleted_at'])
		.where('deleted_at', 'is not', null)
		.limit(1)
		.executeTakeFirst();
	if (!event) return false;
	const { code, deleted_at } = event;
	await db.transaction().execute(async (turn) => {
		if ((await buryItems(turn, code, rows, deleted_at!)) > 0) return;
		if (await clearOne(turn, code, rows)) return;
		await turn.deleteFrom('events').where('code', '=', code).execute();
	});
	return true;
}

/** The other tables, each with the column that tells its rows apart. */
const others = [
	['print_facts', 'id'],
	['print_batches', 'batch'],
	['paper_facts', 'id'],
	['devices', 'device'],
	['recovery_keys', 'auth_hash'],
	['join_keys', 'join_hash'],
	['keyring', 'verify_key'],
	['public_pages', 'name'],
	['channels', 'id'],
	['packs', 'event']
] as const;

/** Clears rows of the first table that still has some, and says whether there was one. */
async function clearOne(turn: Turn, code: string, rows: number): Promise<boolean> {
	for (const [table, key] of others) {
		const some = turn
			.selectFrom(table as 'devices')
			.select(key as 'device')
			.where('event', '=', code)
			.limit(rows);
		const { numDeletedRows } = await turn
			.deleteFrom(table as 'devices')
			.where('event', '=', code)
			.where(key as 'device', 'in', some)
			.executeTakeFirstOrThrow();
		if (numDeletedRows > 0n) return true;
	}
	return false;
}

/** Deletes events that ended long ago, as their organisers were told beforehand. */
import { dayMs, goesAtMs, type Keep } from '../ops/keep.ts';
import type { SqlDatabase } from '../schema.ts';
import { deleteEvent } from './delete-event.ts';

/**
 * Deletes one event whose time was over at `sureMs`, and says whether there was one. `nowMs` is noted as the moment of deletion.
 */
export async function deleteOver(db: SqlDatabase, keep: Keep, sureMs: number, nowMs: number): Promise<boolean> {
	if (keep.eventDays === undefined) return false;
	const mayBeOver = await db
		.selectFrom('events')
		.select(['code', 'state', 'key_version', 'ends_on', 'late_from_at', 'created_at'])
		.where('deleted_at', 'is', null)
		.where('ends_on', '<=', new Date(sureMs - keep.eventDays * dayMs).toISOString().slice(0, 10))
		.execute();
	const over = mayBeOver.find((event) => goesAtMs(event, keep)! <= sureMs);
	if (!over) return false;
	await deleteEvent(db, over.code, nowMs);
	return true;
}

import type { Keeping } from '#lib/domain/wire/keeping.ts';
import { isoMoment } from '../moments.ts';
import { goesAtMs, type Keep } from '../ops/keep.ts';
import type { SqlDatabase } from '../schema.ts';

/** Gives how long this event is kept, or `undefined` when there is no such event. */
export async function readKeeping(db: SqlDatabase, code: string, keep: Keep, nowMs: number): Promise<Keeping | undefined> {
	const event = await db
		.selectFrom('events')
		.select(['state', 'key_version', 'ends_on', 'late_from_at', 'created_at'])
		.where('code', '=', code)
		.where('deleted_at', 'is', null)
		.executeTakeFirst();
	if (!event) return undefined;
	const atMs = goesAtMs(event, keep);
	return {
		...(keep.collectedDays !== undefined && { collectedForDays: keep.collectedDays }),
		...(atMs !== undefined && { goesAt: isoMoment(atMs) }),
		serverTime: isoMoment(nowMs)
	};
}

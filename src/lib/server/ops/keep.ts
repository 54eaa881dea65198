/** How long this server keeps things, as its operator set it, and what that means for an event. */
import { noticeDays } from '#lib/domain/wire/keeping.ts';
import { lateForMs } from '../asking/limits.ts';
import { endMsOf, type EventClock } from '../letters/lateness.ts';

/** In days. An absent value means for ever. */
export interface Keep {
	/** How long the bytes of an item are kept after it was collected. */
	collectedDays?: number;
	/** How long a whole event is kept after its last day. */
	eventDays?: number;
}

/** The milliseconds of one day. */
export const dayMs = 86_400_000;

/**
 * Gives the moment at which the server deletes the event, or `undefined` when the event stays. It is so many days after the last
 * day, or after the opening when that was later. It is never before everybody had two weeks to collect what may come late (I11).
 */
export function goesAtMs(event: EventClock & { created_at: number }, { eventDays }: Keep): number | undefined {
	if (eventDays === undefined) return undefined;
	const lastMs = Math.max(endMsOf(event.ends_on), event.created_at);
	return Math.max(lastMs + eventDays * dayMs, event.late_from_at + lateForMs + noticeDays * dayMs);
}

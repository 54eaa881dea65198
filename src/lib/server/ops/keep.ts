/** How long things are kept here, as the operator set it, and what that means for an event. Pure. */
import { noticeDays } from '#lib/domain/wire/keeping.ts';
import { lateForMs } from '../asking/limits.ts';
import { endMsOf, type EventClock } from '../letters/lateness.ts';

/** In days; absent: for ever. */
export interface Keep {
	/** The bytes of an item, counted from when it was collected. */
	collectedDays?: number;
	/** A whole event, counted from its last day. */
	eventDays?: number;
}

export const dayMs = 86_400_000;

/**
 * When the event goes from this server; nothing when it stays. It goes so many days after its last day, or after it was opened where
 * that was later, and never before everybody had two weeks to collect what may come late (I11).
 */
export function goesAtMs(event: EventClock & { created_at: number }, { eventDays }: Keep): number | undefined {
	if (eventDays === undefined) return undefined;
	const lastMs = Math.max(endMsOf(event.ends_on), event.created_at);
	return Math.max(lastMs + eventDays * dayMs, event.late_from_at + lateForMs + noticeDays * dayMs);
}

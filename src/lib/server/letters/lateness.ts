import { endOfDayMarginMs, lateForMs } from '../asking/limits.ts';

export interface EventClock {
	state: string;
	key_version: number;
	ends_on: string;
	late_from_at: number;
}
export type Lateness = 'in-time' | 'late' | 'too-late';

/**
 * Gives the lateness of an item that was sealed before the event closed, or before its key was rotated, and arrives only now. It
 * is taken as late for 30 days, counted from the end of the last day, or from the closing or rotation when that came later (I11).
 */
export function latenessOf(event: EventClock, keyVersion: number, nowMs: number): Lateness {
	if (event.state === 'open' && keyVersion >= event.key_version) return 'in-time';
	return nowMs <= Math.max(endMsOf(event.ends_on), event.late_from_at) + lateForMs ? 'late' : 'too-late';
}

/** The moment at which this day, `YYYY-MM-DD`, is over everywhere on earth. */
export const endMsOf = (day: string) => Date.parse(`${day}T23:59:59.999Z`) + endOfDayMarginMs;

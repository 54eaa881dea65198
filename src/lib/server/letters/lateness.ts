import { endOfDayMarginMs, lateForMs } from '../asking/limits.ts';

export interface EventClock {
	state: string;
	key_version: number;
	ends_on: string;
	late_from_at: number;
}
export type Lateness = 'in-time' | 'late' | 'too-late';

/**
 * Sealed before the event closed or its key was rotated, and only now online: taken as late for 30 days, counted from the
 * end of the last day, or from the closing or rotation when that came later (I11).
 */
export function latenessOf(event: EventClock, keyVersion: number, nowMs: number): Lateness {
	if (event.state === 'open' && keyVersion >= event.key_version) return 'in-time';
	const endMs = Date.parse(`${event.ends_on}T23:59:59.999Z`) + endOfDayMarginMs;
	return nowMs <= Math.max(endMs, event.late_from_at) + lateForMs ? 'late' : 'too-late';
}

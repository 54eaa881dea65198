/** Judges whether a browser keeps its stored data after it is closed. Pure. */
import { isDone, type OutboxEntry } from '../outbox-entry.ts';

/**
 * `keeps`: the browser was seen to keep data, so the app may call something safe here (I1). `forgets`: it was seen to forget.
 * `unknown`: most browsers do not show whether they are private or clear on exit, so the app assumes that they forget.
 */
export type BrowserMemory = 'keeps' | 'forgets' | 'unknown';

/** Whether a writer may let go of what was handed in: the organisers' server has it, or it lies in a browser that keeps it (I1). */
export const isSafe = (entry: Pick<OutboxEntry, 'state'>, memory: BrowserMemory) => isDone(entry) || memory === 'keeps';

export interface MemorySigns {
	/** The browser promised not to clear its data by itself. */
	isPromised: boolean;
	/**
	 * True when the promise can be trusted. Chromium gives no promise where it clears on exit. Firefox promises, and clears all
	 * the same.
	 */
	isPromiseGood: boolean;
	/** The browser refuses storage or offers very little room, as only private windows do. */
	isPrivate: boolean;
	/** What was stored here outlived half a day on which no page of the app was open. */
	hasOutlived: boolean;
}

/**
 * What the signs say together. Only something that outlived a closed browser, or a promise that this browser is known to hold,
 * gives `keeps`.
 */
export function judgeMemory({ isPromised, isPromiseGood, isPrivate, hasOutlived }: MemorySigns): BrowserMemory {
	if (isPrivate) return 'forgets';
	return hasOutlived || (isPromised && isPromiseGood) ? 'keeps' : 'unknown';
}

/** Long enough that a browser which clears on exit was closed meanwhile, as a person who set it so does at the end of a day. */
const outlivedAfterMs = 12 * 3_600_000;
/** A longer absence probably means that somebody corrected the clock. */
const longestAbsenceMs = 60 * 24 * 3_600_000;

/** It uses the wall clock, because no other clock runs while no page of the app is open. */
export function hasOutlived(seenAtMs: number, nowMs: number): boolean {
	const absentMs = nowMs - seenAtMs;
	return absentMs >= outlivedAfterMs && absentMs <= longestAbsenceMs;
}

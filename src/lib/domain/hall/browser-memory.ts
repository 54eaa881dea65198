/** Whether a browser still has what was stored in it once it was closed. Pure. */

/**
 * `keeps`: it was found to, so that something may be called safe here (I1). `forgets`: it was found to forget. `unknown`: private
 * windows and clearing on exit cannot be told from others in most browsers, so it is assumed to forget until the contrary shows.
 */
export type BrowserMemory = 'keeps' | 'forgets' | 'unknown';

export interface MemorySigns {
	/** It promised to clear nothing by itself. */
	isPromised: boolean;
	/** Chromium promises nothing where it clears on exit. Firefox does, and clears all the same. */
	isPromiseGood: boolean;
	/** It refuses, or has too little room, as only private windows do. */
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
/** A longer absence is rather a clock that was set right. */
const longestAbsenceMs = 60 * 24 * 3_600_000;

/** By the clock on the wall: no other runs while nothing of the app does. */
export function hasOutlived(seenAtMs: number, nowMs: number): boolean {
	const absentMs = nowMs - seenAtMs;
	return absentMs >= outlivedAfterMs && absentMs <= longestAbsenceMs;
}

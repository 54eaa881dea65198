import { minuteBounds } from './limits.ts';

export interface RequestLimits {
	/**
	 * Counts `amount` (one request, or so many items or bytes) for `whose`; gives the seconds to wait when that would be more
	 * than `most` a minute, and counts nothing then, else 0.
	 */
	secondsToWait(whose: string, most: number, amount?: number): number;
	/** What was counted for `whose` in this minute. */
	counted(whose: string): number;
}

/** Counts in whole minutes and forgets them: nothing of who asked, and when, outlives a minute. */
export function requestLimits(now: () => number): RequestLimits {
	let minute = 0;
	let counts = new Map<string, number>();
	const countsNow = () => {
		const current = Math.floor(now() / minuteBounds.windowMs);
		if (current !== minute) [minute, counts] = [current, new Map()];
		return counts;
	};
	return {
		secondsToWait(whose, most, amount = 1) {
			const count = (countsNow().get(whose) ?? 0) + amount;
			if (count > most) return Math.max(1, Math.ceil(((minute + 1) * minuteBounds.windowMs - now()) / 1000));
			counts.set(whose, count);
			return 0;
		},
		counted: (whose) => countsNow().get(whose) ?? 0
	};
}

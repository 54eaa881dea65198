import { minuteBounds } from './limits.ts';

export interface RequestLimits {
	/**
	 * Counts `amount` (one request, or so many items or bytes) for `whose` and gives 0. When that would be more than `most` in a
	 * minute, it counts nothing and gives the seconds to wait.
	 */
	secondsToWait(whose: string, most: number, amount?: number): number;
	/** Gives what was counted for `whose` in this minute. */
	counted(whose: string): number;
}

/**
 * Counts in whole minutes and then forgets the counts, so that nothing about who asked, and when, is kept longer than a minute.
 */
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

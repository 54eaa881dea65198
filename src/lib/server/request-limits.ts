import { requestBounds } from './limits.ts';

export interface RequestLimits {
	/** Counts one request of `whose`; gives the seconds to wait when `most` a minute are used up, else 0. */
	secondsToWait(whose: string, most: number): number;
}

/** Counts in whole minutes and forgets them: nothing of who asked, and when, outlives a minute. */
export function requestLimits(now: () => number): RequestLimits {
	let minute = 0;
	let counts = new Map<string, number>();
	return {
		secondsToWait(whose, most) {
			const current = Math.floor(now() / requestBounds.windowMs);
			if (current !== minute) [minute, counts] = [current, new Map()];
			const count = (counts.get(whose) ?? 0) + 1;
			counts.set(whose, count);
			if (count <= most) return 0;
			return Math.max(1, Math.ceil(((current + 1) * requestBounds.windowMs - now()) / 1000));
		}
	};
}

/**
 * How much to do at once when others wait behind it: twice as much when the last went quickly, half when it did not. A disk that is
 * slow today sets its own pace.
 */
export interface Pace {
	/** Does so much of it, and takes the time. Work that gives `false` found nothing to do, which tells nothing of the disk. */
	step<T>(work: (amount: number) => Promise<T>): Promise<T>;
}

export interface PaceSettings {
	least: number;
	most: number;
	aimMs: number;
	/** A clock that only runs forward. */
	elapsedMs: () => number;
}

export function pace({ least, most, aimMs, elapsedMs }: PaceSettings): Pace {
	let amount = least;
	return {
		async step(work) {
			const from = elapsedMs();
			const result = await work(amount);
			if (result === false) return result;
			const tookMs = elapsedMs() - from;
			if (tookMs > aimMs) amount = Math.max(least, Math.floor(amount / 2));
			else if (tookMs < aimMs / 2) amount = Math.min(most, amount * 2);
			return result;
		}
	};
}

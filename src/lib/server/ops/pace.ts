/**
 * Decides how much to do in one step while others wait. It does twice as much when the last step was quick, and half when it was
 * slow, so that a slow disk sets its own pace.
 */
export interface Pace {
	/**
	 * Does so much of the work and measures the time. Work that gives `false` found nothing to do, which tells nothing about the
	 * disk.
	 */
	step<T>(work: (amount: number) => Promise<T>): Promise<T>;
}

export interface PaceSettings {
	least: number;
	most: number;
	aimMs: number;
	/** A clock that only runs forward, in milliseconds. */
	elapsedMs: () => number;
}

/** Gives a pace that begins with `least` and aims at steps of `aimMs`. */
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

/**
 * Decides how much to do in one step while others wait, and how long they then have the database to themselves. A slow disk sets
 * its own pace.
 */
export interface Pace {
	/**
	 * Does so much of the work and measures the time. Work that gives `false` found nothing to do, which tells nothing about the
	 * disk.
	 */
	step<T>(work: (amount: number) => Promise<T>): Promise<T>;
}

interface PaceBounds {
	least: number;
	most: number;
	/** How long one step may take. */
	aimMs: number;
}

export interface PaceSettings extends PaceBounds {
	/** A clock that only runs forward, in milliseconds. */
	elapsedMs: () => number;
}

/** Gives a pace that begins with `least`. */
export function pace({ elapsedMs, ...bounds }: PaceSettings): Pace {
	let amount = bounds.least;
	return {
		async step(work) {
			const from = elapsedMs();
			const result = await work(amount);
			if (result !== false) amount = nextAmount({ amount, tookMs: elapsedMs() - from }, bounds);
			return result;
		}
	};
}

/**
 * Gives how much the next step does: as much as the last one would have done in `aimMs`. It never grows to more than twice the
 * last one, since one quick step can be chance, and after a slow one it shrinks at once.
 */
export function nextAmount({ amount, tookMs }: { amount: number; tookMs: number }, { least, most, aimMs }: PaceBounds): number {
	const inTime = tookMs > 0 ? Math.floor((amount * aimMs) / tookMs) : most;
	return Math.max(least, Math.min(most, 2 * amount, inTime));
}

interface RestBounds {
	/** The rest takes so many times as long as the step. */
	times: number;
	leastMs: number;
	mostMs: number;
}

/** Gives how long others go first after a step. */
export function restAfterMs(tookMs: number, { times, leastMs, mostMs }: RestBounds): number {
	return Math.max(leastMs, Math.min(mostMs, times * tookMs));
}

/** Does one step after the other until one gives `false`, and rests after each. */
export async function inSteps(step: () => Promise<boolean>, bounds: RestBounds, elapsedMs: () => number): Promise<void> {
	for (let from = elapsedMs(); await step(); from = elapsedMs()) await rest(restAfterMs(elapsedMs() - from, bounds));
}

const rest = (ms: number) => new Promise((settle) => setTimeout(settle, ms));

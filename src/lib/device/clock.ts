import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';

/**
 * The clock of this device: the time of day for showing, and a count of milliseconds that no change of the time of day touches.
 */
export const deviceClock: Clock = {
	nowMs: () => Date.now(),
	elapsedMs: () => performance.now(),
	after: (ms, callback) => {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	}
};

/** Random bytes from the browser's cryptography, at most 65,536 at a time. */
export const deviceRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

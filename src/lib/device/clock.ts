import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';

/**
 * The clock of this device. It has the time of day, and a count of milliseconds that does not change when the time of day is set.
 */
export const deviceClock: Clock = {
	nowMs: () => Date.now(),
	elapsedMs: () => performance.now(),
	after: (ms, callback) => {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	}
};

/** Gives random bytes from the browser's cryptography, at most 65,536 at a time. */
export const deviceRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

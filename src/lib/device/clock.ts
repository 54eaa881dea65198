import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';

export const deviceClock: Clock = {
	nowMs: () => Date.now(),
	elapsedMs: () => performance.now(),
	after: (ms, callback) => {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	}
};

export const deviceRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

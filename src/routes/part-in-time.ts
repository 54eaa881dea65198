import { deviceClock } from '#lib/device/clock.ts';
import { inTime } from '#lib/domain/in-time.ts';

const patienceMs = 20_000;

/**
 * Gives a part of the app that loads later, for `{#await}`. A network that never answers ends like one that is away: the promise
 * rejects, and the page says so in place of the part.
 */
export async function partInTime<Part>(load: () => Promise<Part>): Promise<Part> {
	const loaded = await inTime(deviceClock, patienceMs, load);
	if (loaded.kind === 'done') return loaded.value;
	throw loaded.kind === 'failed' ? loaded.failure : new Error('a part of the app did not come');
}

import { deviceClock } from '#lib/device/clock.ts';
import { inTime } from '#lib/domain/in-time.ts';

const patienceMs = 20_000;

/**
 * A part of the app that comes later, for `{#await}`. A network that holds an answer back for ever ends like one that is away:
 * it rejects, and what stands in its place says so.
 */
export async function partInTime<Part>(load: () => Promise<Part>): Promise<Part> {
	const loaded = await inTime(deviceClock, patienceMs, load);
	if (loaded.kind === 'done') return loaded.value;
	throw loaded.kind === 'failed' ? loaded.failure : new Error('a part of the app did not come');
}

import { deviceClock } from '#lib/device/clock.ts';
import { theConnection } from '#lib/device/connection.svelte.ts';
import { windowNotes } from '#lib/device/notes.ts';
import { storing } from '#lib/device/storing.ts';
import { inTime } from '#lib/domain/in-time.ts';
import { reload } from '../own-reload.ts';

export type InStorage<T> =
	| { kind: 'done'; value: T }
	/** The storage did not open, even after the page was reloaded. */
	| { kind: 'lost' };

const tried = 'writing-table/reloaded';
/** Opening the storage ends earlier by itself, but a question to an open storage has no end of its own. */
const patienceMs = 35_000;

/** Opens the storage and works in it. WebKit may hang at the first opening; then the page is reloaded once. */
export async function inStorage<T>(work: () => Promise<T>): Promise<InStorage<T>> {
	const worked = await inTime(deviceClock, patienceMs, async () => {
		if (!(await theConnection().start())) return { kind: 'lost' } as const;
		return storing(
			async () => ({ kind: 'done', value: await work() }) as const,
			() => ({ kind: 'lost' }) as const
		);
	});
	if (worked.kind === 'failed') throw worked.failure;
	if (worked.kind === 'done' && worked.value.kind === 'done') {
		windowNotes.forget(tried);
		return worked.value;
	}
	if (windowNotes.read(tried)) return { kind: 'lost' };
	windowNotes.write(tried, 'yes');
	// Where nothing can be noted, the page would reload for ever.
	if (windowNotes.read(tried)) reload();
	return { kind: 'lost' };
}

import { theConnection } from '#lib/device/connection.svelte.ts';
import { windowNotes } from '#lib/device/notes.ts';
import { storing } from '#lib/device/storing.ts';
import { reload } from '../own-reload.ts';

export type InStorage<T> =
	| { kind: 'done'; value: T }
	/** The storage stayed shut, also after the page was loaded anew. */
	| { kind: 'lost' };

const tried = 'writing-table/reloaded';

/** Opens the storage and works in it. WebKit may hang at the first opening: then the page is loaded anew once. */
export async function inStorage<T>(work: () => Promise<T>): Promise<InStorage<T>> {
	const whatIsDone = async () => ({ kind: 'done', value: await work() }) as const;
	const done = (await theConnection().start()) ? await storing(whatIsDone) : undefined;
	if (done?.kind === 'done') {
		windowNotes.forget(tried);
		return done;
	}
	if (windowNotes.read(tried)) return { kind: 'lost' };
	windowNotes.write(tried, 'yes');
	reload();
	return new Promise(() => undefined);
}

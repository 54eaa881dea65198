/** Opens sealed items beside the screen, one after the other; a thousand take about a second. */
import { openItem, type Opened } from './open.ts';
import type { SealedItem } from './open-in-worker.ts';

export interface Task {
	identity: string;
	items: readonly SealedItem[];
}

const answersAtOnce = 25;

// A rejection would be heard by nobody; an error ends the wait on the other side.
addEventListener('message', ({ data }: MessageEvent<Task>) => void openAll(data).catch(reportError));

async function openAll({ identity, items }: Task) {
	let opened: Opened[] = [];
	for (const { sealed, outside } of items) {
		opened.push(await openItem(sealed, identity, outside));
		if (opened.length < answersAtOnce) continue;
		postMessage(opened);
		opened = [];
	}
	if (opened.length > 0) postMessage(opened);
}

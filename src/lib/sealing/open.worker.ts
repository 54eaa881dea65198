/** Opens sealed items beside the screen; a thousand take about a second. */
import { openerOf, type Identity } from './age.ts';
import { openItem, type SealedItem } from './open.ts';

export interface Task {
	identity: Identity;
	items: readonly SealedItem[];
}

/** Opened side by side, for the browser's own crypto works on other threads, and told together. */
const atOnce = 25;

// A rejection would be heard by nobody; an error ends the wait on the other side.
addEventListener('message', ({ data }: MessageEvent<Task>) => void openAll(data).catch(reportError));

async function openAll({ identity, items }: Task) {
	const opener = await openerOf(identity);
	for (let from = 0; from < items.length; from += atOnce) {
		const portion = items.slice(from, from + atOnce);
		postMessage(await Promise.all(portion.map(({ sealed, outside }) => openItem(sealed, opener, outside))));
	}
}

/** Opens sealed items beside the screen; a thousand take about a second. */
import { openerOf, type Identity } from './age.ts';
import { openItem, type SealedItem } from './open.ts';

export interface Task {
	identity: Identity;
	items: readonly SealedItem[];
}

/** So many items are opened side by side, because the browser's crypto runs on other threads. Their results are sent together. */
const atOnce = 25;

// Nobody would notice a rejection. A reported error ends the wait on the other side.
addEventListener('message', ({ data }: MessageEvent<Task>) => void openAll(data).catch(reportError));

async function openAll({ identity, items }: Task) {
	const opener = await openerOf(identity);
	for (let from = 0; from < items.length; from += atOnce) {
		const portion = items.slice(from, from + atOnce);
		postMessage(await Promise.all(portion.map(({ sealed, outside }) => openItem(sealed, opener, outside))));
	}
}

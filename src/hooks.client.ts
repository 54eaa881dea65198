import { takeFragment } from './routes/join/arrival.ts';
import { trustOwnScripts } from './routes/trusted-scripts.ts';

trustOwnScripts();

// This runs before Kit's router looks at the address, so the join link's secret is gone from the address by then.
export async function init() {
	// Nothing starts here when the page is being replaced: the page that replaces it starts in a moment.
	if (takeFragment() === 'leaving') await new Promise(() => {});
	// Only WebKit needs this, so no other browser loads it.
	if (navigator.vendor.startsWith('Apple')) (await import('#lib/device/leaving.later.ts')).endWhenLeft();
}

import { takeFragment } from './routes/join/arrival.ts';
import { trustOwnScripts } from './routes/trusted-scripts.ts';

trustOwnScripts();

// Runs before Kit's router looks at the address: the join link's secret is gone from it by then.
export async function init() {
	// Nothing starts twice: the page that comes instead of this one starts in a moment.
	if (takeFragment() === 'leaving') await new Promise(() => {});
	// No other browser needs it, and so no other one loads it.
	if (navigator.vendor.startsWith('Apple')) (await import('#lib/device/leaving.later.ts')).endWhenLeft();
}

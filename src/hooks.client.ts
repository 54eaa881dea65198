import { takeFragment } from './routes/join/arrival.ts';
import { trustOwnScripts } from './routes/trusted-scripts.ts';

trustOwnScripts();

// Runs before Kit's router looks at the address: the join link's secret is gone from it by then.
export async function init() {
	takeFragment();
	// No other browser needs it, and so no other one loads it.
	if (navigator.vendor.startsWith('Apple')) (await import('#lib/device/leaving.later.ts')).endWhenLeft();
}

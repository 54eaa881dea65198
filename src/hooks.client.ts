import { takeFragment } from './routes/join/arrival.ts';

// Runs before Kit's router looks at the address: the join link's secret is gone from it by then.
export function init() {
	takeFragment();
}

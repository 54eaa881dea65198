/**
 * Makes the last reading a step of its own in the browser's history, so that the back gesture leads back to the sheet and not
 * away from it.
 */
import { tick } from 'svelte';
import { pushState } from '$app/navigation';
import { page } from '$app/state';

export class Reading {
	readonly isOpen = $derived(page.state.isReading === true);

	open = () => pushState('', { isReading: true });

	/** Closes the reading and then goes to a place on the sheet. */
	close = (then: () => void = () => {}) => {
		addEventListener('popstate', () => void tick().then(() => setTimeout(then)), { once: true });
		history.back();
	};
}

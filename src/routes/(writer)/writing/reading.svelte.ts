/** Reading once more is a step of its own in the browser's history: the back gesture leads back to the sheet, not away from it. */
import { tick } from 'svelte';
import { pushState } from '$app/navigation';
import { page } from '$app/state';

export class Reading {
	readonly isOpen = $derived(page.state.isReading === true);

	open = () => pushState('', { isReading: true });

	/** Closes, and then goes to a place on the sheet. */
	close = (then: () => void = () => {}) => {
		addEventListener('popstate', () => void tick().then(() => setTimeout(then)), { once: true });
		history.back();
	};
}

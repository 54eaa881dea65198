/** A step of its own in the browser's history: the back gesture leads back to the sheet, not away from it. */
import { tick } from 'svelte';
import { pushState } from '$app/navigation';
import { page } from '$app/state';

export class Reading {
	readonly #step: keyof App.PageState;
	readonly isOpen: boolean;

	/** `isReading`: the last reading is open. `isWhole`: the whole of a folded letter is open. */
	constructor(step: keyof App.PageState = 'isReading') {
		this.#step = step;
		this.isOpen = $derived(page.state[step] === true);
	}

	open = () => pushState('', { [this.#step]: true });

	/** Closes the reading and then goes to a place on the sheet. */
	close = (then: () => void = () => {}) => {
		addEventListener('popstate', () => void tick().then(() => setTimeout(then)), { once: true });
		history.back();
	};
}

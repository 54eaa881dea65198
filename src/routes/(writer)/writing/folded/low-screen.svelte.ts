import { onMount } from 'svelte';

/** Less is left of the screen than this: a keyboard is up. A phone that lies has room beside its paper, unless a keyboard is up too. */
const lowPx = 480;
const lyingLowPx = 240;

/** Whether only little height can be seen. It must be made while a component is made. */
export class LowScreen {
	isLow = $state(isLowNow());

	constructor() {
		onMount(() => {
			const look = () => (this.isLow = isLowNow());
			const seen = window.visualViewport ?? window;
			seen.addEventListener('resize', look);
			return () => seen.removeEventListener('resize', look);
		});
	}
}

function isLowNow(): boolean {
	const seen = window.visualViewport;
	// Enlarging a part with two fingers takes no height away.
	const heightPx = seen ? seen.height * seen.scale : innerHeight;
	return heightPx < (innerWidth >= (heightPx * 4) / 3 ? lyingLowPx : lowPx);
}

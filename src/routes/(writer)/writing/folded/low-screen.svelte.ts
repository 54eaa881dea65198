import { onMount } from 'svelte';

/** Less is left of the screen than this: a keyboard is up. A phone that lies has room beside its paper, unless a keyboard is up too. */
const lowPx = 480;
const lyingLowPx = 240;

/** Whether little height is left of what can be seen. Made while a component is. */
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
	// Two fingers that enlarge a part take nothing of the height.
	const heightPx = seen ? seen.height * seen.scale : innerHeight;
	return heightPx < (innerWidth >= (heightPx * 4) / 3 ? lyingLowPx : lowPx);
}

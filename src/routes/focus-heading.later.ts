/**
 * Puts the focus on the heading of the screen, for whoever goes by keys or hears the page: without it the focus falls to the body
 * and begins again at the top. A screen whose heading comes later is waited for; a place that a person or a screen chose is left.
 */
const patienceMs = 8_000;

let stopWaiting = () => {};

export function focusHeading(): void {
	stopWaiting();
	if (focusNow()) return;
	const watch = new MutationObserver(() => focusNow() && stopWaiting());
	const late = setTimeout(() => stopWaiting(), patienceMs);
	stopWaiting = () => {
		watch.disconnect();
		clearTimeout(late);
	};
	watch.observe(document.body, { childList: true, subtree: true });
}

/** True when there is nothing more to wait for. */
function focusNow(): boolean {
	if (document.activeElement && document.activeElement !== document.body) return true;
	const headings = [...document.querySelectorAll<HTMLElement>('h1, main h2')];
	const heading = headings.find((each) => each.getClientRects().length > 0);
	if (!heading) return false;
	if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
	heading.focus({ preventScroll: true });
	return true;
}

/** Tells a page that the network is back, or that somebody looks at the page again. Tests hand in their own. */
export interface PageSigns {
	view: EventTarget;
	document: EventTarget;
}

/** Calls `wake` each time there is a reason to try again at once. Call the function it returns to stop that. */
export function whenWoken({ view, document }: PageSigns, wake: () => void): () => void {
	const whenVisible = () => {
		if (!('visibilityState' in document) || document.visibilityState === 'visible') wake();
	};
	view.addEventListener('online', wake);
	view.addEventListener('focus', wake);
	document.addEventListener('visibilitychange', whenVisible);
	return () => {
		view.removeEventListener('online', wake);
		view.removeEventListener('focus', wake);
		document.removeEventListener('visibilitychange', whenVisible);
	};
}

/**
 * Sets a name smaller, step by step, until no word of it is wider than its place: names never break inside a word. One that fits at
 * no size breaks at its soft hyphens, then by the rules of its language. For `{@attach fitted(name, sizesRem)}`, on a block.
 */
export function fitted(text: string, sizesRem: readonly number[]) {
	return (place: HTMLElement) => {
		let widthPx = -1;
		const fit = () => setToFit(place, sizesRem);
		const watch = new ResizeObserver(() => {
			if (place.clientWidth === widthPx) return;
			widthPx = place.clientWidth;
			fit();
		});
		watch.observe(place);
		// The face that comes later is wider or narrower than the one that stands in for it.
		if (text !== '') void document.fonts?.ready.then(fit);
		return () => watch.disconnect();
	};
}

function setToFit(place: HTMLElement, sizesRem: readonly number[]) {
	const { style } = place;
	const isTooWide = () => place.scrollWidth > place.clientWidth;
	Object.assign(style, { fontSize: '', overflowWrap: 'normal', hyphens: 'manual' });
	for (const size of sizesRem) {
		if (!isTooWide()) return;
		style.fontSize = `${size}rem`;
	}
	if (isTooWide()) Object.assign(style, { overflowWrap: 'break-word', hyphens: 'auto' });
}

/** Keeps the line that is being typed in sight, whatever a keyboard or a bar leaves of the window. */

/** Follows a field while a person types, and makes its screen as high as the visible part. Gives a function that ends both. */
export function keepInSight(): () => void {
	const stopFitting = fitToSeen();
	const stopFollowing = followCaret();
	return () => (stopFitting(), stopFollowing());
}

/** On a phone a keyboard lies over the page without making it smaller; only the visual viewport knows what is left. */
function fitToSeen(): () => void {
	const seen = window.visualViewport;
	if (!seen) return () => {};
	const { style } = document.documentElement;
	const fit = () => {
		// Two fingers enlarge a part of the screen. The size of the screen does not change.
		if (seen.scale > 1.01) return;
		style.setProperty('--seen', `${seen.height}px`);
		style.setProperty('--seen-top', `${seen.offsetTop}px`);
	};
	fit();
	seen.addEventListener('resize', fit);
	seen.addEventListener('scroll', fit);
	return () => {
		seen.removeEventListener('resize', fit);
		seen.removeEventListener('scroll', fit);
		style.removeProperty('--seen');
		style.removeProperty('--seen-top');
	};
}

const whenCaretMoves = ['input', 'focusin', 'keyup', 'pointerup', 'selectionchange'];

function followCaret(): () => void {
	let asked = 0;
	const look = () => {
		cancelAnimationFrame(asked);
		asked = requestAnimationFrame(bringIn);
	};
	for (const name of whenCaretMoves) document.addEventListener(name, look);
	for (const each of [window, window.visualViewport]) each?.addEventListener('resize', look);
	// A person may have begun to write before this part was loaded.
	look();
	return () => {
		cancelAnimationFrame(asked);
		for (const name of whenCaretMoves) document.removeEventListener(name, look);
		for (const each of [window, window.visualViewport]) each?.removeEventListener('resize', look);
	};
}

function bringIn() {
	const field = document.activeElement;
	if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
	for (let frame = frameOf(field); frame; frame = frameOf(frame)) {
		const { top, bottom, height } = lineOf(field);
		const seen = frame.getBoundingClientRect();
		// One more line of air above the bar, as far as there is room for it.
		const air = Math.min(height, Math.max(0, seen.height - height) / 2);
		if (bottom + air > seen.bottom) frame.scrollTop += bottom + air - seen.bottom;
		else if (top < seen.top) frame.scrollTop -= seen.top - top;
	}
}

/** Gives the element that scrolls around the field. */
function frameOf(element: Element): Element | undefined {
	for (let each = element.parentElement; each; each = each.parentElement)
		if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
	return undefined;
}

/**
 * Gives the line in which the caret is; for anything but a growing text, the whole field. The copy behind a growing text holds its
 * words in an attribute, so a second copy with the words as text is measured and taken away at once.
 */
function lineOf(field: HTMLTextAreaElement | HTMLInputElement): DOMRect {
	const copy = field.nextElementSibling;
	if (!(field instanceof HTMLTextAreaElement && copy instanceof HTMLElement && copy.dataset.text !== undefined))
		return field.getBoundingClientRect();
	const measured = copy.cloneNode() as HTMLElement;
	delete measured.dataset.text;
	measured.textContent = field.value;
	copy.after(measured);
	const line = lineAt(measured.firstChild, field.selectionDirection === 'backward' ? field.selectionStart : field.selectionEnd);
	measured.remove();
	return line ?? field.getBoundingClientRect();
}

function lineAt(words: Node | null, caret: number): DOMRect | undefined {
	if (!(words instanceof Text)) return undefined;
	const sign = document.createRange();
	sign.setStart(words, Math.min(caret, words.length));
	sign.setEnd(words, Math.min(caret + 1, words.length));
	return [...sign.getClientRects()].at(-1);
}

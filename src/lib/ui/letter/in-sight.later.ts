/** Keeps the line that is being typed in sight, whatever a keyboard or a bar leaves of the window. */

/** A field is followed while one types, and its screen is as high as what can be seen. Gives what ends both. */
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
		// Two fingers enlarge a part of the screen; the screen itself stays as it is.
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
	// One may have begun to write before this was here.
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

/** What scrolls around it. */
function frameOf(element: Element): Element | undefined {
	for (let each = element.parentElement; each; each = each.parentElement)
		if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
	return undefined;
}

/** The line in which the caret stands, told by the unseen copy of the words behind a growing text; else the whole field. */
function lineOf(field: HTMLTextAreaElement | HTMLInputElement): DOMRect {
	const words = field.nextElementSibling?.firstChild;
	if (!(field instanceof HTMLTextAreaElement && words instanceof Text)) return field.getBoundingClientRect();
	const caret = (field.selectionDirection === 'backward' ? field.selectionStart : field.selectionEnd) ?? 0;
	const sign = document.createRange();
	sign.setStart(words, Math.min(caret, words.length));
	sign.setEnd(words, Math.min(caret + 1, words.length));
	return [...sign.getClientRects()].at(-1) ?? field.getBoundingClientRect();
}

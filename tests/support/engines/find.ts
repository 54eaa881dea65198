/**
 * Finds what a person sees in the page, by role and name or by its words. It runs inside any browser, so it uses nothing from
 * outside.
 */

export type Wanted =
	/** A regular expression over the accessible name, without regard to case: `^Hand in$`. */
	| { role: 'button' | 'link' | 'heading' | 'textbox' | 'img' | 'dialog' | 'radio'; name: string }
	/** Finds the innermost element with these words. */
	| { text: string };

export interface Found {
	text: string;
	value: string;
	isDisabled: boolean;
	/** The element's box in the window, after it was scrolled into view. */
	box: { x: number; y: number; width: number; height: number };
	/** Whether its middle can be pressed: nothing covers it, and it does not move any more. */
	isInReach: boolean;
}

/** Gives the first visible element, or `undefined` when there is none. */
export async function find(wanted: Wanted, isBroughtIntoView: boolean): Promise<Found | null> {
	const selectors: Record<string, string> = {
		button: 'button, [role=button]',
		link: 'a[href]',
		heading: 'h1, h2, h3, h4',
		textbox: 'textarea, input:not([type]), input[type=text], input[type=email], [role=textbox]',
		img: 'img, svg[role=img], [role=img]',
		dialog: 'dialog[open], [role=dialog]',
		radio: 'input[type=radio]'
	};
	const inOneLine = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
	const spoken = (element: Element | null) => {
		const copy = element?.cloneNode(true) as Element | undefined;
		for (const silent of copy?.querySelectorAll('[aria-hidden=true]') ?? []) silent.remove();
		return inOneLine(copy?.textContent);
	};
	const nameOf = (element: Element) => {
		const label = element.getAttribute('aria-label');
		if (label) return label;
		const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
		if (ids.length > 0) return ids.map((id) => spoken(document.getElementById(id))).join(' ');
		const labels = (element as HTMLInputElement).labels;
		if (labels?.length) return [...labels].map(spoken).join(' ');
		return element.getAttribute('alt') ?? spoken(element);
	};
	const isShown = (element: Element) =>
		element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });
	const innermost = (text: string) =>
		[...document.body.querySelectorAll('*')].filter(
			(element) =>
				inOneLine(element.textContent).includes(text) &&
				![...element.children].some((child) => inOneLine(child.textContent).includes(text))
		);
	const candidates =
		'text' in wanted
			? innermost(wanted.text)
			: [...document.querySelectorAll(selectors[wanted.role] ?? '')].filter((element) =>
					new RegExp(wanted.name, 'iu').test(nameOf(element))
				);
	const element = candidates.find(isShown);
	if (!element) return null;
	const frame = () => new Promise((settle) => requestAnimationFrame(settle));
	if (isBroughtIntoView) {
		element.scrollIntoView({ block: 'center', behavior: 'instant' });
		await frame();
	}
	const before = element.getBoundingClientRect();
	if (isBroughtIntoView) {
		await frame();
		await frame();
	}
	const { x, y, width, height } = element.getBoundingClientRect();
	const top = document.elementFromPoint(x + width / 2, y + height / 2);
	const labels = [...((element as HTMLInputElement).labels ?? [])];
	return {
		text: inOneLine(element.textContent),
		value: (element as HTMLInputElement).value ?? '',
		isDisabled: (element as HTMLButtonElement).disabled === true || element.getAttribute('aria-disabled') === 'true',
		box: { x, y, width, height },
		isInReach:
			Math.abs(before.x - x) + Math.abs(before.y - y) < 1 &&
			top !== null &&
			(element.contains(top) || labels.some((label) => label.contains(top)))
	};
}

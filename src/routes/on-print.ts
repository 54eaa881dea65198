/** What comes out of the printer when somebody prints a page of the app with the browser's own command. */

/**
 * Puts the element beside the app for as long as it is there. On paper only such an element shows, and on the screen never. `page` is how
 * the paper is set, as in `@page`; with it, nothing else of the kind shows.
 */
export function onPrint(page?: string): (element: HTMLElement) => () => void {
	return (element: HTMLElement) => {
		document.body.append(element);
		const forget = page === undefined ? () => {} : setPaper(element, page);
		return () => {
			element.remove();
			forget();
		};
	};
}

function setPaper(element: HTMLElement, page: string): () => void {
	const { classList } = document.body;
	element.classList.add('sheet');
	classList.add('prints-sheet');
	const rules = new CSSStyleSheet();
	rules.replaceSync(`@page { ${page} }`);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
	return () => {
		classList.remove('prints-sheet');
		document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== rules);
	};
}

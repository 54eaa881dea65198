/**
 * Does to a page what a browser's translator does: each text is replaced by two elements around its translation, what should not
 * be translated is left alone, and what changes later is translated again. It runs in the page, so it uses nothing from outside.
 *
 * `replaces` puts a new text in the elements, `wraps` moves the page's own text into them, and `moves` also changes the order of
 * the parts of a line, as another language does. It gives a function that ends the translation.
 */
export function translatePage(way: 'replaces' | 'wraps' | 'moves'): () => void {
	const isLeftAlone = (node: Node) => {
		const within = node.parentElement?.closest('[translate], .notranslate, font, script, style, textarea');
		return !within || within.matches('[translate="no"], .notranslate, font, script, style, textarea');
	};
	const translate = (text: Text) => {
		if (!text.isConnected || !text.data.trim() || isLeftAlone(text)) return;
		const outer = document.createElement('font');
		const inner = outer.appendChild(document.createElement('font'));
		if (way === 'replaces') {
			inner.textContent = `»${text.data}«`;
			text.replaceWith(outer);
			return;
		}
		const parent = text.parentElement;
		text.before(outer);
		inner.append(text);
		if (way === 'moves') parent?.prepend(outer);
	};
	const translateAll = (root: Node) => {
		if (root instanceof Text) return translate(root);
		const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		const texts: Text[] = [];
		for (let node = walk.nextNode(); node; node = walk.nextNode()) if (node instanceof Text) texts.push(node);
		texts.forEach(translate);
	};
	document.documentElement.setAttribute('translate', 'yes');
	document.documentElement.classList.add('translated-ltr');
	translateAll(document.body);
	const observer = new MutationObserver((records) => {
		for (const record of records) {
			if (record.type === 'characterData') translateAll(record.target);
			else record.addedNodes.forEach(translateAll);
		}
	});
	observer.observe(document.body, { childList: true, characterData: true, subtree: true });
	return () => observer.disconnect();
}

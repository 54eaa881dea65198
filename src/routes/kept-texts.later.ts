/**
 * A page translator puts an element of its own in the place of each text, and the text that the app goes on writing to stands
 * nowhere: counts freeze, and what the app removes stays. So each text that was taken out is put back, empty, behind what stands
 * for it. When the app writes to it again, its words show, what stood for it leaves, and the translator translates them anew.
 * When the app removes it, what stands for it goes too.
 */

interface Replaced {
	/** The translator's element, or its text. */
	standIn: ChildNode;
	/** What the text said. */
	said: string;
}

/** Keeps the app's texts on the page below `root`, whatever replaces, wraps or moves them. It gives a function that ends this. */
export function keepTexts(root: Node): () => void {
	const replaced = new Map<Text, Replaced>();
	const standsFor = new WeakMap<Node, Text>();

	const observer = new MutationObserver((records) => {
		for (const record of records) {
			if (record.type === 'characterData') wasWritten(record.target);
			else childrenChanged(record);
		}
		forgetGone();
		// What was done here is no change of somebody else's.
		observer.takeRecords();
	});

	function childrenChanged(record: MutationRecord) {
		const added = [...record.addedNodes].filter(isChild);
		for (const gone of record.removedNodes) {
			const original = standsFor.get(gone);
			if (original) standInLeft(original, gone, added[0]);
			if (gone instanceof Text) {
				const standIn = added.find((node) => node !== gone) ?? [record.previousSibling, record.nextSibling].find(isForeign);
				if (standIn && standIn.parentNode === record.target) putBack(gone, standIn);
			}
		}
	}

	function putBack(text: Text, standIn: ChildNode) {
		const said = replaced.get(text)?.said ?? text.data;
		if (!said.trim()) return;
		// Wrapped or moved: a copy stays where the translator wants it.
		if (standIn.contains(text)) text.replaceWith(text.cloneNode());
		standIn.after(text);
		text.data = '';
		replaced.set(text, { standIn, said });
		standsFor.set(standIn, text);
		text.remove = () => {
			replaced.get(text)?.standIn.remove();
			Text.prototype.remove.call(text);
		};
	}

	function wasWritten(node: Node) {
		if (!(node instanceof Text)) return;
		const standIn = replaced.get(node)?.standIn;
		forget(node);
		standIn?.remove();
	}

	/** The translator shows the original again, or another element. */
	function standInLeft(text: Text, gone: Node, next: ChildNode | undefined) {
		const was = replaced.get(text);
		if (was?.standIn !== gone) return;
		if (next && next !== text && next.parentNode === text.parentNode) {
			replaced.set(text, { standIn: next, said: was.said });
			standsFor.set(next, text);
		} else if (!gone.isConnected) {
			forget(text);
			text.data = was.said;
		}
	}

	function forget(text: Text) {
		const was = replaced.get(text);
		if (!was) return;
		replaced.delete(text);
		standsFor.delete(was.standIn);
		Reflect.deleteProperty(text, 'remove');
	}

	function forgetGone() {
		for (const text of replaced.keys()) if (!text.isConnected) forget(text);
	}

	observer.observe(root, { childList: true, characterData: true, subtree: true });
	return () => observer.disconnect();
}

const isChild = (node: Node): node is ChildNode => node instanceof Element || node instanceof CharacterData;
/** The app itself makes no such element. Every translator that replaces texts makes these. */
const isForeign = (node: Node | null): node is ChildNode => node instanceof HTMLFontElement;

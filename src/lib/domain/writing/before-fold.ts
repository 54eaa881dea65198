const mostSigns = 60;

/** The last words that stand before a block, as the edge of a folded sheet shows them; empty where nothing does. */
export function beforeFold(blocks: readonly string[], index: number): string {
	const text = blocks
		.slice(0, index)
		.map((block) => block.trim().replace(/\s+/g, ' '))
		.filter((block) => block !== '')
		.at(-1);
	const signs = [...(text ?? '')];
	if (signs.length <= mostSigns) return text ?? '';
	const end = signs.slice(-mostSigns).join('');
	return '…' + end.slice(end.indexOf(' ') + 1);
}

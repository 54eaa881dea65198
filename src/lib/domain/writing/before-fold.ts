const mostSigns = 60;

/** Gives the last words before a block, as the edge of a folded sheet shows them. It gives an empty text when there are none. */
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

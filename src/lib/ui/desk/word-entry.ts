/** Twelve fields for twelve words: what typing and pasting do to them. Whether a word exists is for others to say. */
export const wordFieldCount = 12;

/** The words in a typed or pasted text; numbers before them ("1. lemon"), commas and line breaks fall away. */
export function wordsIn(text: string): string[] {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => word !== '');
}

/** The fields after `text` was put into the one at `at`: one word stays there, more go on into the next ones. */
export function spread(fields: string[], at: number, text: string): string[] {
	const words = wordsIn(text);
	const from = words.length >= wordFieldCount ? 0 : at;
	return fields.map((kept, index) => (index < from ? kept : (words[index - from] ?? (index === at && from === at ? '' : kept))));
}

/** The first field still without a word; the last one when all have. */
export function nextEmpty(fields: string[]): number {
	const found = fields.findIndex((word) => word === '');
	return found < 0 ? fields.length - 1 : found;
}

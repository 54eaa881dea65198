/** The twelve words of an organiser as people type, paste and scan them. Whether a word exists is for `keys/words.ts` to say. */
export const wordCount = 12;

/** Twelve words have at most a hundred letters; what is pasted by mistake may be a whole book. */
const longestRead = 2_000;

/** A word broken at the end of a line, and what programs put into words unseen. */
const brokenAtLineEnd = /(\p{L})[-\u2010]\s*[\r\n]+\s*(?=\p{L})/gu;
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const numbered = /^[("']*(\d*)[.):\-–]*/;
const closing = /["').:]+$/;

/**
 * The words in the text, in lower case: capitals, line breaks, commas and numbers ("1. lemon") are understood. Words that are all
 * numbered, from 1 on and each once, come in the order of their numbers: a table of two columns is pasted row by row.
 */
export function typedWords(text: string): string[] {
	const pieces = text
		.slice(0, 2 * longestRead)
		.replace(unseen, '')
		.replace(brokenAtLineEnd, '$1')
		.replace(/\s+/g, ' ')
		.slice(0, longestRead)
		.normalize('NFKC')
		.toLowerCase()
		.split(/[\s,;|]+/);
	const words: { number?: string; word: string }[] = [];
	let number: string | undefined;
	for (const piece of pieces) {
		const [before = '', digits = ''] = numbered.exec(piece) ?? [];
		const word = piece.slice(before.length).replace(closing, '');
		if (digits !== '') number = digits;
		if (word === '') continue;
		words.push({ number, word });
		number = undefined;
	}
	return inOrder(words).map(({ word }) => word);
}

function inOrder<Word extends { number?: string }>(words: Word[]): Word[] {
	const at = new Map(words.map((word) => [Number(word.number), word]));
	const ordered = words.map((_, index) => at.get(index + 1));
	return ordered.every((word) => word !== undefined) ? ordered : words;
}

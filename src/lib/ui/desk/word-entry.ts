/** Twelve fields for twelve words: what typing and pasting do to them. */
import { typedWords, wordCount } from '#lib/domain/typed-words.ts';

/** The fields after `text` was put into the one at `at`: one word stays there, more go on into the next ones. */
export function spread(fields: string[], at: number, text: string): string[] {
	const words = typedWords(text);
	const from = firstOf(words, at);
	return fields.map((kept, index) => (index < from ? kept : (words[index - from] ?? (index === at && from === at ? '' : kept))));
}

/** The words of `text` for which no field is left, in their order. */
export const leftOut = (fields: string[], at: number, text: string): string[] => {
	const words = typedWords(text);
	return words.slice(fields.length - firstOf(words, at));
};

const firstOf = (words: string[], at: number) => (words.length >= wordCount ? 0 : at);

/** The first field still without a word; the last one when all have. */
export function nextEmpty(fields: string[]): number {
	const found = fields.findIndex((word) => word === '');
	return found < 0 ? fields.length - 1 : found;
}

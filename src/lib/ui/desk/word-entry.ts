/** What typing and pasting do to the twelve fields of the twelve words. */
import { typedWords, wordCount } from '#lib/domain/typed-words.ts';

/**
 * Gives the fields after `text` was put into the field at `at`. A single word stays in that field, and further words go into the
 * next ones.
 */
export function spread(fields: string[], at: number, text: string): string[] {
	const words = typedWords(text);
	const from = firstOf(words, at);
	return fields.map((kept, index) => (index < from ? kept : (words[index - from] ?? (index === at && from === at ? '' : kept))));
}

/** Gives the words of `text` for which no field is left, in their order. */
export const wordsWithoutField = (fields: string[], at: number, text: string): string[] => {
	const words = typedWords(text);
	return words.slice(fields.length - firstOf(words, at));
};

const firstOf = (words: string[], at: number) => (words.length >= wordCount ? 0 : at);

/** Gives the index of the first field without a word, or of the last field when every field has one. */
export function nextEmpty(fields: string[]): number {
	const found = fields.findIndex((word) => word === '');
	return found < 0 ? fields.length - 1 : found;
}

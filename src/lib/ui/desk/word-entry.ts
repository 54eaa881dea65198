/** Twelve fields for twelve words: what typing and pasting do to them. */
import { typedWords, wordCount } from '#lib/domain/typed-words.ts';

/** The fields after `text` was put into the one at `at`: one word stays there, more go on into the next ones. */
export function spread(fields: string[], at: number, text: string): string[] {
	const words = typedWords(text);
	const from = words.length >= wordCount ? 0 : at;
	return fields.map((kept, index) => (index < from ? kept : (words[index - from] ?? (index === at && from === at ? '' : kept))));
}

/** The first field still without a word; the last one when all have. */
export function nextEmpty(fields: string[]): number {
	const found = fields.findIndex((word) => word === '');
	return found < 0 ? fields.length - 1 : found;
}

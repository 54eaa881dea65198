/** Helps a person who types twelve words, and says what is wrong with them. */
import { readWords, suggestWords, type ReadWords } from '#lib/keys/words.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';

export const isWord = (word: string): boolean =>
	word !== '' && suggestWords(word, 1)[0] !== undefined && suggestWords(word, 12).includes(word);

/** Gives the words that begin with this text. When none does, it gives the words that were most likely meant. */
export function suggestFor(typed: string): string[] {
	const found = suggestWords(typed, 5);
	if (found.length > 0 || typed === '') return found;
	const read = readWords(typed);
	return read.kind === 'unknown-word' ? read.suggestions : [];
}

export function wordsProblem(read: Exclude<ReadWords, { kind: 'words' }>): string {
	if (read.kind === 'wrong-checksum') return words.open_checksum();
	if (read.kind === 'wrong-count') return words.open_count({ count: read.count });
	const { position, word, suggestions } = read;
	return suggestions.length > 0
		? words.open_unknown_word({ position, word, suggestions: suggestions.join(', ') })
		: words.open_no_word({ position, word });
}

/** Says for which words there was no field. */
export const leftOutInWords = (surplus: string[]): string =>
	words.open_left_out({ count: surplus.length, name: theirs(surplus.slice(0, 5).join(', ').slice(0, 80)) });

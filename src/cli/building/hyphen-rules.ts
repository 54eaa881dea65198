/** Reads the patterns by which TeX divides words from npm's `hyphen`, which has them as tries, for the printing room. */
import { createRequire } from 'node:module';
import type { HyphenRules } from '#lib/printing/text/hyphens.ts';

const require = createRequire(import.meta.url);

/** A letter leads to its followers, to the number of the levels that end here, or to both. */
type Trie = { [letter: string]: Trie | number | [Trie, number] };
type Patterns = readonly [levels: number[][], trie: Trie, exceptions?: Record<string, number[]>];

/** The languages that the package calls by another name than `hyphenFiles` does. */
const sources: Readonly<Record<string, string>> = { de: 'de-1996', en: 'en-gb' };

/** The path of the patterns for one of the `hyphenFiles`. Throws when the package is not installed. */
export function patternsFile(file: string): string {
	const name = /^hyphens-(.+)\.json\.gz$/.exec(file)?.[1] ?? file;
	return require.resolve(`hyphen/patterns/${sources[name] ?? name}.js`);
}

export const hyphenLicence = () => require.resolve('hyphen/LICENSE');

export function hyphenRules(file: string): HyphenRules {
	const [levels, trie, exceptions = {}] = require(patternsFile(file)) as Patterns;
	const patterns: string[] = [];
	collect(trie, '', (letters, index) => patterns.push(withNumbers(letters, levels[index] ?? [])));
	return {
		patterns: patterns.toSorted().join(' '),
		exceptions: Object.entries(exceptions)
			.map(([word, places]) => divided(word, places))
			.toSorted()
			.join(' ')
	};
}

function collect(trie: Trie, before: string, add: (letters: string, level: number) => void) {
	for (const [letter, next] of Object.entries(trie)) {
		const letters = before + letter;
		const [followers, level] = Array.isArray(next) ? next : typeof next === 'number' ? [undefined, next] : [next, undefined];
		if (level !== undefined) add(letters, level);
		if (followers) collect(followers, letters, add);
	}
}

function withNumbers(letters: string, numbers: readonly number[]): string {
	const signs = [...letters.split(''), ''];
	return signs.map((sign, index) => `${numbers[index] || ''}${sign}`).join('');
}

/** The package counts the hyphens before a place along with the letters. */
function divided(word: string, places: readonly number[]): string {
	const starts = [0, ...places.map((place, index) => place - index)];
	return starts.map((start, index) => word.slice(start, starts[index + 1])).join('-');
}

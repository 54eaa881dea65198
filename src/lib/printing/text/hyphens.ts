/**
 * Where a word may be divided, by the patterns of its language, as TeX has done it since Franklin M. Liang, "Word Hy-phen-a-tion by
 * Com-put-er" (Stanford, 1983): every pattern that fits somewhere in the word gives its places a number, the highest wins, and a word
 * may be divided where that is odd.
 */
export interface HyphenRules {
	/** Letters with numbers between them, parted by spaces: ".ab1c". A full stop is the beginning or the end of a word. */
	patterns: string;
	/** Whole words as they are divided, parted by spaces: "ta-ble". */
	exceptions: string;
}

/** Gives the UTF-16 indices at which a word of letters alone may be divided. */
export type DivideWord = (word: string) => readonly number[];

/** The dividers of all languages that there are rules for. */
export interface WordDividers {
	/** Undefined when there are none for this language, or when they are not loaded. */
	of(lang: string): DivideWord | undefined;
	/** Loads what these languages need and is not there yet. */
	ready(langs: Iterable<string>): Promise<void>;
}

/** Fewer letters than these never stand alone. No language asks for more. */
const fewest = 3;

export function dividerBy(rules: HyphenRules, lang: string): DivideWord {
	const patterns = new Map(parts(rules.patterns).map((pattern) => [pattern.replace(/\d/g, ''), numbersIn(pattern)]));
	const exceptions = new Map(parts(rules.exceptions).map((word) => [word.replaceAll('-', ''), placesOf(word)]));
	const longest = Math.max(0, ...[...patterns.keys()].map((letters) => letters.length));
	const known = new Map<string, readonly number[]>();
	const find = (lower: string) => exceptions.get(lower) ?? oddPlaces(lower, patterns, longest);
	return (word) => {
		const lower = word.toLocaleLowerCase(lang);
		// Capitals with another number of small letters, such as İ, would move the places.
		if (lower.length !== word.length) return [];
		let places = known.get(lower);
		if (!places) {
			if (known.size >= mostKnown) known.clear();
			known.set(lower, (places = find(lower).filter((at) => at >= fewest && at <= lower.length - fewest)));
		}
		return places;
	};
}

const mostKnown = 5000;

const parts = (text: string) => text.split(' ').filter((part) => part !== '');

/** The number before each letter, and after the last. */
function numbersIn(pattern: string): number[] {
	const numbers = [0];
	for (const sign of pattern) {
		if (/\d/.test(sign)) numbers[numbers.length - 1] = Number(sign);
		else numbers.push(0);
	}
	return numbers;
}

function placesOf(divided: string): number[] {
	const places: number[] = [];
	let at = 0;
	for (const part of divided.split('-').slice(0, -1)) places.push((at += part.length));
	return places;
}

function oddPlaces(word: string, patterns: ReadonlyMap<string, readonly number[]>, longest: number): number[] {
	const dotted = `.${word}.`;
	const highest = new Uint8Array(dotted.length + 1);
	for (let start = 0; start < dotted.length; start++) {
		for (let end = start + 1; end <= Math.min(dotted.length, start + longest); end++) {
			const numbers = patterns.get(dotted.slice(start, end)) ?? [];
			numbers.forEach((number, index) => (highest[start + index] = Math.max(number, highest[start + index] ?? 0)));
		}
	}
	// The full stop in front moves every place by one.
	return [...highest.keys()].filter((at) => (highest[at] ?? 0) % 2 === 1).map((at) => at - 1);
}

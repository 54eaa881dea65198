/** What differs between two letters that are nearly the same, word by word. */
import type { Item } from '../item.ts';

/** A run of text. `isOther`: the other letter does not have it here. */
export interface Part {
	text: string;
	isOther: boolean;
}
interface Differences {
	one: Part[];
	other: Part[];
	/** How many places differ. */
	places: number;
}

/** Everything that a person reads of a letter or card, from above to below, with an empty line between the parts. */
export const readText = ({ to, subject, paragraphs, closing, from }: Item): string =>
	[to.lines.join('\n'), to.salutation, subject, ...paragraphs, closing, [from.name, from.town].filter(Boolean).join(', ')]
		.filter((part) => part !== undefined && part !== '')
		.join('\n\n');

/**
 * A word with the space before it, since a space alone is in every text. Scripts without spaces between words are compared sign by
 * sign.
 */
const unspaced =
	'\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const word = new RegExp(`\\s*[${unspaced}]\\p{M}*|\\s*[^\\s${unspaced}]+|\\s+$`, 'gu');
const wordsOf = (text: string): string[] => text.match(word) ?? [];

/** Comparing more would keep a screen waiting. What lies between the first and the last difference then counts as one place. */
const mostPairs = 4_000_000;

/** Compares two texts. Put together, the parts of each side give its text. */
export function differences(one: string, other: string): Differences {
	const [a, b] = [wordsOf(one), wordsOf(other)];
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let end = 0;
	const most = Math.min(a.length, b.length) - start;
	while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const [middleA, middleB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	const shared = middleA.length * middleB.length > mostPairs ? [] : inBoth(middleA, middleB);
	const result: Differences = { one: [], other: [], places: 0 };
	same(result, a.slice(0, start));
	let [i, j] = [0, 0];
	for (const [at, otherAt] of [...shared, [middleA.length, middleB.length] as const]) {
		differing(result, middleA.slice(i, at), middleB.slice(j, otherAt));
		if (at < middleA.length) same(result, middleA.slice(at, at + 1));
		[i, j] = [at + 1, otherAt + 1];
	}
	same(result, a.slice(a.length - end));
	return result;
}

function same({ one, other }: Differences, words: readonly string[]) {
	for (const side of [one, other]) add(side, words, false);
}

function differing(result: Differences, a: readonly string[], b: readonly string[]) {
	if (a.length + b.length === 0) return;
	result.places++;
	add(result.one, a, true);
	add(result.other, b, true);
}

function add(side: Part[], words: readonly string[], isOther: boolean) {
	if (words.length === 0) return;
	const last = side.at(-1);
	if (last?.isOther === isOther) last.text += words.join('');
	else side.push({ text: words.join(''), isOther });
}

/** The longest run of words that both have in this order, as pairs of their places. */
function inBoth(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
	const width = b.length + 1;
	const lengths = new Uint32Array((a.length + 1) * width);
	const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const pairs: (readonly [number, number])[] = [];
	for (let i = 0, j = 0; i < a.length && j < b.length;) {
		if (a[i] === b[j]) pairs.push([i++, j++]);
		else if (at(i + 1, j) >= at(i, j + 1)) i++;
		else j++;
	}
	return pairs;
}

/** Search in everything that was collected, on this device. */
import type { Item } from '../item.ts';
import { fold } from '../language/fold.ts';
import { shortId } from '../short-id.ts';

const folded = new WeakMap<Item, string>();

/** True when each word of the query, folded, is somewhere in the letter, its writer, its table or its short number. */
export function holdsWords(item: Item, query: string): boolean {
	const words = fold(query).split(' ').filter(Boolean);
	return words.length === 0 || words.every((word) => foldedOf(item).includes(word));
}

/** Folded once for each item, so that the next letter of a search does not fold thousands again. */
function foldedOf(item: Item): string {
	const known = folded.get(item);
	if (known !== undefined) return known;
	const { id, from, table, to, subject, paragraphs, closing } = item;
	const parts = [from.name, from.town, from.country, ...(from.address ?? []), table, ...to.lines, to.salutation, subject];
	const text = fold([...parts, ...paragraphs, closing, shortId(id)].filter((part) => part !== undefined).join('\n'));
	folded.set(item, text);
	return text;
}

/** How long an item is, in three steps. `lengthOf` says which. */
export const itemLengths = ['short', 'middle', 'long'] as const;
export type ItemLength = (typeof itemLengths)[number];

/** In signs, so that it works in scripts that write no spaces: a line or two, up to a page, more than a page. */
export function lengthOf({ paragraphs }: Pick<Item, 'paragraphs'>): ItemLength {
	const signs = paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
	return signs <= 200 ? 'short' : signs <= 2_000 ? 'middle' : 'long';
}

const longestExcerpt = 90;

/** The first whole words of an item, in one line. A first word that is longer than the line is cut. */
export function firstWords({ paragraphs }: Pick<Item, 'paragraphs'>): string {
	const text = paragraphs.join(' ').replace(/\s+/g, ' ').trim();
	if (text.length <= longestExcerpt) return text;
	const end = text.lastIndexOf(' ', longestExcerpt);
	return `${end > 0 ? text.slice(0, end) : [...text].slice(0, longestExcerpt).join('')} …`;
}

/** The feed on the wire. It gives organisers every sealed item of an event, page by page, in the order of arrival. */
import { digestField, idField, slugField } from '../decode/fields.ts';
import { momentField as moment } from '../decode/moment-field.ts';
import { ifKnown, openList } from '../decode/open.ts';
import { integer, list, oneOf, openShape, parseWith, text, type Decoded, type Parsed } from '../decode/parse.ts';
import { sealedKinds } from '../kind.ts';
import { largestSealedBytes } from './wire-bounds.ts';

/** One sealed item as the organiser's device fetches it. `receivedAt` is rounded to the quarter hour. */
const feedItem = openShape({
	n: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
	id: idField,
	seq: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
	device: idField,
	caseId: slugField,
	kind: oneOf(...sealedKinds),
	keyVersion: integer({ min: 1, max: 1_000_000 }),
	digest: digestField,
	/** Base64 of the age file. It is empty when the item is `gone`. */
	sealed: text({ min: 0, max: Math.ceil(largestSealedBytes / 3) * 4 }),
	receivedAt: moment,
	late: ifKnown(oneOf(true)),
	/** The channel by which it came. It is absent for the event's own link, and from older servers. */
	channel: ifKnown(idField),
	collected: ifKnown(oneOf(true)),
	/** The item was collected long ago, and the server has deleted its bytes. */
	gone: ifKnown(oneOf(true))
});
export type FeedItem = Decoded<typeof feedItem>;
const feedPage = openShape({
	letters: openList(feedItem, { max: 500, noun: 'letters' }),
	/** The cursor for the next page: the last `n` seen, or the one asked with when the page is empty. */
	next: integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
});
export type FeedPage = Decoded<typeof feedPage>;
/**
 * Parses a page of sealed items, as an organiser's device reads it. An item that is not understood is left out. `feedPlaces` still
 * gives its place.
 */
export const parseFeedPage = (value: unknown): Parsed<FeedPage> => parseWith(feedPage, value);
const feedPlace = openShape({ n: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), id: idField });
/** Where an item stands in the feed. */
export type FeedPlace = Decoded<typeof feedPlace>;
const placed = openShape({ letters: list(feedPlace, { max: 500 }) });
/**
 * Gives the places of all items of a page, also of those that were left out. It gives `undefined` when an item has no place. The
 * cursor must then not pass this page.
 */
export function feedPlaces(page: unknown): FeedPlace[] | undefined {
	const read = parseWith(placed, page);
	return read.kind === 'parsed' ? read.value.letters : undefined;
}

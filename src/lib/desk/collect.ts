/** The organiser's side: fetches sealed items by cursor, checks their bytes, and tells the server what was opened. */
import type { Clock } from '#lib/domain/clock.ts';
import { feedPlaces, parseFeedPage, type FeedItem } from '#lib/domain/wire/feed.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import {
	collectedIn,
	collectedRow,
	collectingFrom,
	forgetNotRead,
	rememberCollected,
	saveFetched,
	type FetchedItem,
	type ReadUpTo
} from '#lib/device/collected.ts';
import type { Database } from '#lib/device/database.ts';
import { readFeedAnew, reportAnew } from '#lib/device/read-anew.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { digestOf, fromBase64 } from '#lib/sealing/bytes.ts';
import { givenBy, type Hindrance } from '#lib/net/hindrance.ts';
import { ask, type Net } from '#lib/net/ask.ts';

export interface Collecting {
	net: Net;
	database: Database;
	clock: Clock;
	/** The event's code. `saveOrganiser` must have been called for it before. */
	event: string;
	/** The organiser's bearer token in base64url. */
	token: string;
	/** Called with the number of new items after each page. */
	onProgress?: (added: number) => void;
	/** Called when the server turns out to have lost items that it had, for example after a backup was restored. */
	onReadAnew?: () => void;
	signal?: AbortSignal;
}

export type Fetched =
	/**
	 * Items whose bytes did not match their digest are stored here as damaged. `notRead` counts the items that this app is too
	 * old to read; it is absent when there are none. Both kinds are fetched again next time. `gone` counts the items that others
	 * collected and whose bytes the server deleted before this device fetched them; it is absent when there are none.
	 */
	| { kind: 'fetched'; added: number; notRead?: number; gone?: number }
	| { kind: 'stopped'; added: number }
	| (Hindrance & { added: number })
	/** The storage failed. Pages that were stored before stay, and the cursor stands behind them. */
	| NotSaved;

/** A page is small enough that the screen still answers while it is read and checked. */
const pageItems = 200;

/** Fetches everything that arrived since last time, page by page. Each page is on this disk before the next one is fetched. */
export const fetchFeed = (collecting: Collecting): Promise<Fetched> => storing(() => fetchAll(collecting));

async function fetchAll(collecting: Collecting): Promise<Fetched> {
	const { database, event } = collecting;
	const fetched = await fetchFrom(collecting);
	if (fetched !== 'elsewhere') return fetched;
	await readFeedAnew(database, event);
	collecting.onReadAnew?.();
	// The place did not match twice in one round, so this device stops and does not start a third time.
	const anew = await fetchFrom(collecting);
	return anew === 'elsewhere' ? { kind: 'server-failed', added: 0 } : anew;
}

/** Gives `elsewhere` when the server has another item, or none, under the number of the last item that this device read. */
async function fetchFrom(collecting: Collecting): Promise<Fetched | 'elsewhere'> {
	const { database, event, signal, onProgress } = collecting;
	const from = await collectingFrom(database, event);
	await fetchDamaged(collecting, from.damaged);
	const notRead = new Set(from.notRead);
	let added = await fetchNotRead(collecting, notRead);
	let { place } = from;
	// The next page is already fetched while this one is stored. When storing a page fails, the cursor stays where it was.
	let coming = fetchBehind(collecting, place);
	for (;;) {
		if (signal?.aborted) return { kind: 'stopped', added };
		const page = await coming;
		if (page === 'elsewhere') return page;
		if (page.kind !== 'page') return { ...page, added };
		const isLast = page.last === undefined;
		place = page.last ?? place;
		if (!isLast) coming = fetchBehind(collecting, place);
		if (page.isForgetful) await reportAnew(database, event);
		added += await saveFetched(database, event, page.items, place, page.notRead);
		page.notRead.forEach((n) => notRead.add(n));
		onProgress?.(added);
		if (isLast) break;
	}
	const { gone } = await collectingFrom(database, event);
	return { kind: 'fetched', added, ...(notRead.size > 0 && { notRead: notRead.size }), ...(gone > 0 && { gone }) };
}

/**
 * Fetches the page behind a place, together with the item that stands at that place. A restored server has another item under
 * that number, or none, or has forgotten that this device reported it as opened (`isForgetful`).
 */
async function fetchBehind(collecting: Collecting, { n, id }: ReadUpTo) {
	if (id === undefined) return fetchPage(collecting, n, pageItems);
	const page = await fetchPage(collecting, n - 1, pageItems);
	if (page.kind !== 'page') return page;
	if (page.first?.n !== n || page.first.id !== id) return 'elsewhere' as const;
	const stoodOn = page.items.find(({ row }) => row.n === n);
	const known = await collectedRow(collecting.database, collecting.event, id);
	return {
		...page,
		items: page.items.filter((item) => item !== stoodOn),
		notRead: page.notRead.filter((each) => each !== n),
		last: page.last?.n === n ? undefined : page.last,
		isForgetful: known?.state === 'reported' && stoodOn?.isReported === false
	};
}

/**
 * Fetches items again that this app could not read, because an update may have taught it to. While the first of them stays
 * unreadable, one request is enough.
 */
async function fetchNotRead(collecting: Collecting, numbers: Set<number>): Promise<number> {
	const { database, event } = collecting;
	let added = 0;
	for (const n of [...numbers]) {
		const page = await fetchPage(collecting, n - 1, 1);
		if (page.kind !== 'page' || page.notRead.includes(n)) break;
		added += await saveFetched(database, event, page.items);
		await forgetNotRead(database, event, n);
		numbers.delete(n);
	}
	return added;
}

async function fetchDamaged(collecting: Collecting, numbers: number[]): Promise<void> {
	for (const n of numbers) {
		const page = await fetchPage(collecting, n - 1, 1);
		if (page.kind !== 'page') return;
		await saveFetched(collecting.database, collecting.event, page.items);
	}
}

async function fetchPage({ net, clock, event, token }: Collecting, after: number, limit: number) {
	const path = apiPath(event, `/letters?after=${after}&limit=${limit}`);
	const given = givenBy(await ask({ net, clock, token, path, timeoutMs: 60_000 }));
	if (given.kind !== 'given') return given;
	const parsed = parseFeedPage(given.json);
	const places = feedPlaces(given.json);
	if (parsed.kind === 'malformed' || !places) return { kind: 'server-failed' as const };
	const { letters } = parsed.value;
	const read = new Set(letters.map(({ n }) => n));
	const notRead = places.flatMap(({ n }) => (read.has(n) ? [] : [n]));
	const items = await Promise.all(letters.map((letter) => checked(event, letter)));
	const last = places.at(-1);
	const isFurther = last !== undefined && last.n > after;
	return { kind: 'page' as const, items, notRead, first: places[0], last: isFurther ? last : undefined, isForgetful: false };
}

async function checked(event: string, { sealed, collected, gone, ...letter }: FeedItem): Promise<FetchedItem> {
	const isReported = collected === true;
	if (gone) return { row: { ...letter, event, state: 'fetched' }, isReported, isGone: true };
	const bytes = fromBase64(sealed);
	if (!bytes || (await digestOf(bytes)) !== letter.digest) return { row: { ...letter, event, state: 'damaged' }, isReported };
	return { row: { ...letter, event, state: 'fetched' }, bytes, isReported };
}

const reportItems = 1_000;

/**
 * Tells the server which items an organiser opened, so that devices may delete their copies. Whatever this call does not tell is
 * told next time.
 */
export async function reportCollected({
	net,
	database,
	clock,
	event,
	token
}: Collecting): Promise<{ kind: 'reported' } | Hindrance> {
	const opened = (await collectedIn(database, event, 'opened')).map(({ id }) => id);
	for (let at = 0; at < opened.length; at += reportItems) {
		const ids = opened.slice(at, at + reportItems);
		const given = givenBy(await ask({ net, clock, token, path: apiPath(event, '/collected'), method: 'POST', body: { ids } }));
		if (given.kind !== 'given') return given;
		await rememberCollected(database, event, ids, 'reported');
	}
	return { kind: 'reported' };
}

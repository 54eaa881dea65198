import type { Parsed } from '#lib/domain/decode/parse.ts';
import { feedPlaces, parseFeedPage, type FeedItem, type FeedPage } from '#lib/domain/wire/feed.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { askFor } from '#lib/net/ask-for.ts';
import { serverAt, type Net } from '#lib/net/ask.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';

/** `notRead`: the numbers of items that this program is too old for. `gone`: how many collected items the server has deleted. */
export type FeedFetched =
	{ kind: 'fetched'; letters: FeedItem[]; notRead: number[]; gone: number } | { kind: 'failed'; sentence: string };

const failed = (sentence: string) => ({ kind: 'failed', sentence }) as const;
const pageTimeoutMs = 60_000;

/** Fetches every sealed item of the event, in the order received. `server` is an address such as `https://letters.example.org`. */
export async function fetchWholeFeed(server: string, code: string, token: string): Promise<FeedFetched> {
	const net = serverAt(server);
	const letters: FeedItem[] = [];
	const notRead: number[] = [];
	for (let after = 0; ;) {
		const given = await fetchPage(net, apiPath(code, `/letters?after=${after}&limit=200`), token);
		if (given.kind !== 'given') return failed(sentenceFor(given));
		const { page, numbers } = given.value;
		if (numbers.length === 0) return { kind: 'fetched', ...withBytes(letters), notRead };
		// Without this check, a cursor that does not move would keep it asking for ever.
		if (page.next <= after) return failed('The server gave the same page twice.');
		letters.push(...page.letters);
		notRead.push(...numbers.filter((n) => !page.letters.some((letter) => letter.n === n)));
		after = page.next;
	}
}

function withBytes(letters: FeedItem[]) {
	const kept = letters.filter(({ gone }) => !gone);
	return { letters: kept, gone: letters.length - kept.length };
}

const fetchPage = (net: Net, path: string, token: string) =>
	askFor({ net, clock: deviceClock, token, path, timeoutMs: pageTimeoutMs }, numberedPage);

function numberedPage(json: unknown): Parsed<{ page: FeedPage; numbers: number[] }> {
	const [page, numbers] = [parseFeedPage(json), feedPlaces(json)?.map(({ n }) => n)];
	if (page.kind === 'malformed') return page;
	return numbers
		? { kind: 'parsed', value: { page: page.value, numbers } }
		: { kind: 'malformed', problem: 'an item without a number' };
}

/** Says in a sentence why the server gave nothing, and what to do. */
export function sentenceFor(hindrance: Hindrance): string {
	switch (hindrance.kind) {
		case 'unreachable':
			return 'The server cannot be reached, or did not answer in time.';
		case 'sign-in-page':
			return 'This is not the answer of a Writing Table server.';
		case 'refused':
			return 'The server does not take these words for this event.';
		case 'unknown-event':
			return 'The server has no event with this code.';
		case 'server-busy':
			return 'The server has much to do; try again in a minute.';
		case 'declined':
		case 'server-failed':
			return 'The server has trouble of its own; try again later.';
	}
}

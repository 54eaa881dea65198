import { apiPath, parseFeedPage, type FeedItem } from '#lib/domain/wire/wire.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { askFor } from '#lib/net/ask-for.ts';
import { serverAt, type Net } from '#lib/net/ask.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';

export type Fetched = { kind: 'fetched'; letters: FeedItem[] } | { kind: 'failed'; sentence: string };

const failed = (sentence: string) => ({ kind: 'failed', sentence }) as const;
const pageTimeoutMs = 60_000;

/** Every sealed item of the event, page by page, in the order received. `server` is an address such as `https://letters.example.org`. */
export async function fetchFeed(server: string, code: string, token: string): Promise<Fetched> {
	if (!URL.canParse(server)) return failed('--server must be an address such as http://localhost:3000.');
	const net = serverAt(server);
	const letters: FeedItem[] = [];
	for (let after = 0; ;) {
		const page = await fetchPage(net, apiPath(code, `/letters?after=${after}&limit=200`), token);
		if (page.kind !== 'given') return failed(sentenceFor(page));
		if (page.value.letters.length === 0) return { kind: 'fetched', letters };
		// A cursor that stands still would have us ask for ever.
		if (page.value.next <= after) return failed('The server gave the same page twice.');
		letters.push(...page.value.letters);
		after = page.value.next;
	}
}

const fetchPage = (net: Net, path: string, token: string) =>
	askFor({ net, clock: deviceClock, token, path, timeoutMs: pageTimeoutMs }, parseFeedPage);

function sentenceFor(hindrance: Hindrance): string {
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

import { apiPath, mediaType, parseFeedPage, type FeedItem, type FeedPage } from '#lib/domain/wire/wire.ts';

export type Fetched = { kind: 'fetched'; letters: FeedItem[] } | Failed;
interface Failed {
	kind: 'failed';
	sentence: string;
}
const failed = (sentence: string): Failed => ({ kind: 'failed', sentence });

/** Every sealed item of the event, page by page, in the order received. */
export async function fetchFeed(server: string, code: string, token: string): Promise<Fetched> {
	const letters: FeedItem[] = [];
	for (let after = 0; ;) {
		const fetched = await fetchPage(`${server.replace(/\/+$/, '')}${apiPath(code, `/letters?after=${after}&limit=200`)}`, token);
		if (fetched.kind === 'failed') return fetched;
		const { page } = fetched;
		if (page.letters.length === 0) return { kind: 'fetched', letters };
		// A cursor that stands still would have us ask for ever.
		if (page.next <= after) return failed('The server gave the same page twice.');
		letters.push(...page.letters);
		after = page.next;
	}
}

async function fetchPage(address: string, token: string): Promise<{ kind: 'page'; page: FeedPage } | Failed> {
	if (!URL.canParse(address)) return failed('--server must be an address such as http://localhost:3000.');
	try {
		const answer = await fetch(address, { headers: { authorization: `Bearer ${token}`, accept: mediaType } });
		if (answer.status !== 200) return failed(sentenceFor(answer.status));
		const page = parseFeedPage(await answer.json());
		return page.kind === 'parsed'
			? { kind: 'page', page: page.value }
			: failed('This is not the answer of a Writing Table server.');
	} catch (fault) {
		return failed(
			fault instanceof SyntaxError ? 'This is not the answer of a Writing Table server.' : 'The server cannot be reached.'
		);
	}
}

function sentenceFor(status: number): string {
	if (status === 401 || status === 403) return 'The server does not take these words for this event.';
	if (status === 404) return 'The server has no event with this code.';
	return `The server answered ${status}; try again later.`;
}

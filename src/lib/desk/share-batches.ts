/** Shares print batches with the other organisers: it sends the facts that wait here and fetches what the others said. */
import { printBounds, type PrintFact } from '#lib/domain/print/print-fact.ts';
import type { Random } from '#lib/domain/chance.ts';
import { newId } from '#lib/domain/id.ts';
import { factPlace, parseBatchesPage, parseFactsAnswer, parseFeedFact, type FactReceipt } from '#lib/domain/wire/print-wire.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import {
	batchFeedOf,
	noteBatchesHeard,
	readAgainFrom,
	saveFetchedFacts,
	settleFacts,
	waitingFacts,
	type SettledFact
} from '#lib/device/print-batches.ts';
import type { Place } from '#lib/device/collected.ts';
import { readFactsAnew } from '#lib/device/read-anew.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import type { Collecting } from './collect.ts';
import { givenBy, type Hindrance } from '#lib/net/hindrance.ts';
import { ask } from '#lib/net/ask.ts';

/** `refused` counts the facts that the server will not take. They stay on this device and are not sent again. */
export type FactsSent = { kind: 'sent'; refused: number } | Hindrance | NotSaved;

/** The largest body in UTF-16 units, far below the server's limit. */
const largestPost = 200_000;

/**
 * Sends the facts of this device until the server has them. The server counts each fact once by its id, however often it is sent.
 */
export const sendBatchFacts = (collecting: Collecting): Promise<FactsSent> => storing(() => sendAll(collecting));

async function sendAll(collecting: Collecting): Promise<{ kind: 'sent'; refused: number } | Hindrance> {
	const { database, event } = collecting;
	for (let refused = 0; ;) {
		const facts = fitting(await waitingFacts(database, event));
		if (facts.length === 0) return { kind: 'sent', refused };
		const posted = await postFacts(collecting, facts);
		if (posted.kind !== 'answered') return posted;
		const settled = facts.flatMap((fact) => settledBy(fact, posted.receipts));
		// An answer that names none of these facts is not from our server. Asking again would never end.
		if (settled.length === 0) return { kind: 'server-failed' };
		await settleFacts(database, event, settled);
		refused += settled.filter(({ state }) => state === 'refused').length;
	}
}

function fitting(waiting: PrintFact[]): PrintFact[] {
	let length = 0;
	const fits = (fact: PrintFact, at: number) => (length += JSON.stringify(fact).length) <= largestPost || at === 0;
	const end = waiting.findIndex((fact, at) => at >= printBounds.facts || !fits(fact, at));
	return end === -1 ? waiting : waiting.slice(0, end);
}

async function postFacts({ net, clock, event, token }: Collecting, facts: PrintFact[]) {
	const path = apiPath(event, '/batches');
	const given = givenBy(await ask({ net, clock, token, path, method: 'POST', body: { facts } }));
	if (given.kind !== 'given') return given;
	const parsed = parseFactsAnswer(given.json);
	if (parsed.kind === 'malformed') return { kind: 'server-failed' as const };
	return { kind: 'answered' as const, receipts: parsed.value.receipts };
}

/** A fact without a receipt under its own id stays waiting. */
function settledBy(fact: PrintFact, receipts: FactReceipt[]): SettledFact[] {
	const receipt = receipts.find(({ id }) => id === fact.id);
	if (!receipt) return [];
	const isTaken = receipt.outcome === 'stored' || receipt.outcome === 'known';
	return [{ fact, state: isTaken ? 'shared' : 'refused', ...(isTaken && { number: receipt.number }) }];
}

export interface SharingBatches extends Collecting {
	/** Makes this device's pseudonym among the organisers, the first time that it needs one. */
	random: Random;
}

export type BatchesFetched =
	/**
	 * `added` counts facts that were new here. `unreadable` counts facts that this app is too old for; it reads them after an
	 * update.
	 */
	{ kind: 'fetched'; added: number; unreadable: number } | { kind: 'stopped' } | Hindrance | NotSaved;

/**
 * Fetches everything that the organisers said since last time, page by page. Each page is on this disk before the next one is
 * fetched.
 */
export const fetchBatches = (collecting: SharingBatches): Promise<BatchesFetched> => storing(() => fetchAll(collecting));

async function fetchAll(collecting: SharingBatches): Promise<BatchesFetched> {
	const { database, event } = collecting;
	const fetched = await fetchFrom(collecting);
	if (fetched !== 'elsewhere') return fetched;
	// Facts that this device knows and the server lost now wait here. They are sent with the next facts.
	await readFactsAnew(database, event);
	const anew = await fetchFrom(collecting);
	return anew === 'elsewhere' ? { kind: 'server-failed' } : anew;
}

/** Gives `elsewhere` when the server has another fact, or none, under the number of the last fact that this device read. */
async function fetchFrom(collecting: SharingBatches): Promise<BatchesFetched | 'elsewhere'> {
	const { database, event, clock, random, signal } = collecting;
	const mint = () => newId(clock.nowMs(), random);
	await goBackToUnread(collecting, mint);
	for (let added = 0, unreadable = 0; ;) {
		if (signal?.aborted) return { kind: 'stopped' };
		const { cursor, standsOn } = await batchFeedOf(database, event, mint);
		const page = await fetchBehind(collecting, { n: cursor, id: standsOn });
		if (page === 'elsewhere' || page.kind !== 'page') return page;
		added += await saveFetchedFacts(database, event, page.facts, page.last, page.notReadFrom);
		unreadable += page.unreadable;
		if (page.isEnd) {
			await noteBatchesHeard(database, event, clock.nowMs());
			return { kind: 'fetched', added, unreadable };
		}
	}
}

/**
 * Fetches the page behind a place, together with the fact that stands at that place. `fetchBehind` of the letters gives the
 * reason.
 */
async function fetchBehind(collecting: Collecting, { n, id }: Place) {
	if (id === undefined) return fetchPage(collecting, n);
	const page = await fetchPage(collecting, n - 1);
	if (page.kind !== 'page') return page;
	if (page.first?.n !== n || page.first.id !== id) return 'elsewhere' as const;
	const isUnread = page.notReadFrom === n;
	return {
		...page,
		facts: page.facts.filter((fact) => fact.n !== n),
		unreadable: page.unreadable - (isUnread ? 1 : 0),
		isEnd: page.isEnd || page.last.n === n
	};
}

/**
 * Once the first fact that was not understood can be read, all facts from there on are read again. That is cheap, because facts
 * are small.
 */
async function goBackToUnread(collecting: Collecting, mint: () => string): Promise<void> {
	const { database, event } = collecting;
	const { notReadFrom } = await batchFeedOf(database, event, mint);
	if (notReadFrom === undefined) return;
	const page = await fetchPage(collecting, notReadFrom - 1, 1);
	if (page.kind === 'page' && page.notReadFrom !== notReadFrom) await readAgainFrom(database, event, notReadFrom);
}

async function fetchPage({ net, clock, event, token }: Collecting, after: number, limit = printBounds.facts) {
	const path = apiPath(event, `/batches?after=${after}&limit=${limit}`);
	const given = givenBy(await ask({ net, clock, token, path }));
	if (given.kind !== 'given') return given;
	const parsed = parseBatchesPage(given.json);
	if (parsed.kind === 'malformed') return { kind: 'server-failed' as const };
	const { next, facts: all } = parsed.value;
	const read = all.map(parseFeedFact);
	const facts = read.flatMap((fact) => (fact.kind === 'parsed' ? [fact.value] : []));
	const unread = read.findIndex(({ kind }) => kind === 'malformed');
	const notReadFrom = unread < 0 ? undefined : (factPlace(all[unread])?.n ?? after + 1);
	const [first, lastOnPage] = [factPlace(all[0]), factPlace(all.at(-1))];
	const last: Place = lastOnPage?.n === next ? lastOnPage : { n: next };
	const unreadable = all.length - facts.length;
	return { kind: 'page' as const, facts, first, last, notReadFrom, unreadable, isEnd: all.length === 0 || next <= after };
}

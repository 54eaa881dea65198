/** Shares what organisers did: it sends the facts that wait here and fetches what the others said. */
import type { Fact } from '#lib/domain/facts/fact.ts';
import { factBounds } from '#lib/domain/facts/fact-head.ts';
import type { Random } from '#lib/domain/chance.ts';
import { newId } from '#lib/domain/id.ts';
import { factPlace, parseFactsPage, parseFactsAnswer, parseFeedFact, type FactReceipt } from '#lib/domain/wire/facts-wire.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import {
	factFeedOf,
	noteFactsHeard,
	refusedFacts,
	readAgainFrom,
	saveFetchedFacts,
	sendAgainUnless,
	sentFacts,
	settleFacts,
	waitingFacts,
	type SettledFact
} from '#lib/device/facts.ts';
import type { ReadUpTo } from '#lib/device/collected.ts';
import { readFactsAnew } from '#lib/device/read-anew.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import type { Collecting } from './collect.ts';
import { givenBy, type Hindrance } from '#lib/net/hindrance.ts';
import { ask } from '#lib/net/ask.ts';

/** `refused` counts the facts that the server did not take. They stay on this device, and `sendRefusedAgain` sends them later. */
export type FactsSent = { kind: 'sent'; refused: number } | Hindrance | NotSaved;

/** The largest body in UTF-16 units, far below the server's limit. */
const largestPost = 200_000;

/**
 * Sends the facts of this device until the server has them. The server counts each fact once by its id, however often it is sent.
 */
export const sendFacts = (collecting: Collecting): Promise<FactsSent> => storing(() => sendAll(collecting));

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

/**
 * Sends once more what the server did not take: it may have room by now, or be a newer one. No answer of one moment keeps a fact from
 * the others for good. What it refuses again stays on this device.
 */
export const sendRefusedAgain = (collecting: Collecting): Promise<FactsSent> => storing(() => sendAgain(collecting));

async function sendAgain(collecting: Collecting): Promise<{ kind: 'sent'; refused: number } | Hindrance> {
	const { database, event } = collecting;
	let refused = 0;
	for (let left = await refusedFacts(database, event); left.length > 0;) {
		const facts = fitting(left);
		const posted = await postFacts(collecting, facts);
		if (posted.kind !== 'answered') return posted;
		const settled = facts.flatMap((fact) => settledBy(fact, posted.receipts));
		await settleFacts(database, event, settled);
		refused += facts.length - settled.filter(({ state }) => state === 'sent').length;
		left = left.slice(facts.length);
	}
	return { kind: 'sent', refused };
}

function fitting(waiting: Fact[]): Fact[] {
	let length = 0;
	const fits = (fact: Fact, at: number) => (length += JSON.stringify(fact).length) <= largestPost || at === 0;
	const end = waiting.findIndex((fact, at) => at >= factBounds.facts || !fits(fact, at));
	return end === -1 ? waiting : waiting.slice(0, end);
}

async function postFacts({ net, clock, event, token }: Collecting, facts: Fact[]) {
	const path = apiPath(event, '/batches');
	const given = givenBy(await ask({ net, clock, token, path, method: 'POST', body: { facts } }));
	if (given.kind !== 'given') return given;
	const parsed = parseFactsAnswer(given.json);
	if (parsed.kind === 'malformed') return { kind: 'server-failed' as const };
	return { kind: 'answered' as const, receipts: parsed.value.receipts };
}

/** A fact without a receipt under its own id stays waiting. */
function settledBy(fact: Fact, receipts: FactReceipt[]): SettledFact[] {
	const receipt = receipts.find(({ id }) => id === fact.id);
	if (!receipt) return [];
	const isTaken = receipt.outcome === 'stored' || receipt.outcome === 'known';
	return [{ fact, state: isTaken ? 'sent' : 'refused', ...(isTaken && { number: receipt.number }) }];
}

export interface SharingFacts extends Collecting {
	/** Makes this device's pseudonym among the organisers, the first time that it needs one. */
	random: Random;
}

export type FactsFetched =
	/**
	 * `added` counts facts that were new here. `unreadable` counts facts that this app is too old for; it reads them after an
	 * update.
	 */
	{ kind: 'fetched'; added: number; unreadable: number } | { kind: 'stopped' } | Hindrance | NotSaved;

/**
 * Fetches everything that the organisers said since last time, page by page. Each page is on this disk before the next one is
 * fetched.
 */
export const fetchFacts = (collecting: SharingFacts): Promise<FactsFetched> => storing(() => fetchAll(collecting));

async function fetchAll(collecting: SharingFacts): Promise<FactsFetched> {
	const { database, event } = collecting;
	const fetched = await fetchFrom(collecting);
	if (fetched !== 'elsewhere') return fetched;
	// Facts that this device knows and the server lost now wait here. They are sent with the next facts.
	await readFactsAnew(database, event);
	const anew = await fetchFrom(collecting);
	return anew === 'elsewhere' ? { kind: 'server-failed' } : anew;
}

/** Gives `elsewhere` when the server has another fact, or none, under the number of the last fact that this device read. */
async function fetchFrom(collecting: SharingFacts): Promise<FactsFetched | 'elsewhere'> {
	const { database, event, clock, random, signal } = collecting;
	const mint = () => newId(clock.nowMs(), random);
	await goBackToUnread(collecting, mint);
	// What is sent while the list is read may come behind the part that was read, so only what was sent before counts.
	const sentBefore = await sentFacts(database, event);
	for (let added = 0, unreadable = 0; ;) {
		if (signal?.aborted) return { kind: 'stopped' };
		const { cursor, standsOn } = await factFeedOf(database, event, mint);
		const page = await fetchBehind(collecting, { n: cursor, id: standsOn });
		if (page === 'elsewhere' || page.kind !== 'page') return page;
		added += await saveFetchedFacts(database, event, page.facts, page.last, page.notReadFrom);
		unreadable += page.unreadable;
		if (page.isEnd) {
			await sendAgainUnless(database, event, sentBefore);
			await noteFactsHeard(database, event, clock.nowMs());
			return { kind: 'fetched', added, unreadable };
		}
	}
}

/**
 * Fetches the page behind a place, together with the fact that stands at that place. `fetchBehind` of the letters gives the
 * reason.
 */
async function fetchBehind(collecting: Collecting, { n, id }: ReadUpTo) {
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
	const { notReadFrom } = await factFeedOf(database, event, mint);
	if (notReadFrom === undefined) return;
	const page = await fetchPage(collecting, notReadFrom - 1, 1);
	if (page.kind === 'page' && page.notReadFrom !== notReadFrom) await readAgainFrom(database, event, notReadFrom);
}

async function fetchPage({ net, clock, event, token }: Collecting, after: number, limit = factBounds.facts) {
	const path = apiPath(event, `/batches?after=${after}&limit=${limit}`);
	const given = givenBy(await ask({ net, clock, token, path }));
	if (given.kind !== 'given') return given;
	const parsed = parseFactsPage(given.json);
	if (parsed.kind === 'malformed') return { kind: 'server-failed' as const };
	const { next, facts: all } = parsed.value;
	const read = all.map(parseFeedFact);
	const facts = read.flatMap((fact) => (fact.kind === 'parsed' ? [fact.value] : []));
	const notReadFrom = firstNotRead(after, all, read);
	const [first, lastOnPage] = [factPlace(all[0]), factPlace(all.at(-1))];
	const last: ReadUpTo = lastOnPage?.n === next ? lastOnPage : { n: next };
	const unreadable = all.length - facts.length;
	return { kind: 'page' as const, facts, first, last, notReadFrom, unreadable, isEnd: all.length === 0 || next <= after };
}

/**
 * Gives the number of the first fact on a page that was not understood or not told. Numbers have no gaps: one that is missing is a
 * fact of a newer kind, which a server of an older version keeps and does not tell. It is asked for again.
 */
function firstNotRead(after: number, all: readonly unknown[], read: readonly { kind: string }[]): number | undefined {
	let expected = after + 1;
	for (const [at, fact] of all.entries()) {
		const n = factPlace(fact)?.n ?? expected;
		if (n > expected || read[at]?.kind === 'malformed') return Math.min(n, expected);
		expected = n + 1;
	}
	return undefined;
}

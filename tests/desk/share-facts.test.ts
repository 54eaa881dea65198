import { afterEach, expect, test, vi } from 'vitest';
import { mergeBatches, printedTwice } from '#lib/domain/print/print-batch.ts';
import { batchIdOf, type Fact } from '#lib/domain/facts/fact.ts';
import type { FactReceipt, FeedFact } from '#lib/domain/wire/facts-wire.ts';
import { factFeedOf, factsOf, saveFacts, waitingFacts } from '#lib/device/facts.ts';
import type { Net } from '#lib/net/ask.ts';
import { fetchFacts, sendFacts } from '#lib/desk/share-facts.ts';
import { aDatabase, HandTurnedClock, ours, serverTime } from '../support/device.ts';
import { anId, code, random } from '../support/people.ts';
import { aHeld, aMade, aMark } from '../support/facts.ts';

afterEach(() => vi.restoreAllMocks());

/** A server in memory that keeps facts as the real one does. */
function aShelf() {
	const feed: FeedFact[] = [];
	const numbers = new Map<string, number>();
	let posts = 0;
	const keep = (fact: Fact): FactReceipt => {
		const batch = batchIdOf(fact);
		const number = batch === undefined ? undefined : (numbers.get(batch) ?? numbers.size + 1);
		if (batch !== undefined && number !== undefined) numbers.set(batch, number);
		if (feed.some((each) => each.fact.id === fact.id)) return { id: fact.id, outcome: 'known', number };
		feed.push({ n: feed.length + 1, number, fact });
		return { id: fact.id, outcome: 'stored', number };
	};
	const net: Net = (path, { method, body }) => {
		if (method === 'POST') {
			posts++;
			const { facts } = JSON.parse(String(body)) as { facts: Fact[] };
			return Promise.resolve(ours(201, { receipts: facts.map(keep), serverTime }));
		}
		const { searchParams } = new URL(path, 'http://server');
		const after = Number(searchParams.get('after'));
		const facts = feed.filter(({ n }) => n > after).slice(0, 3);
		return Promise.resolve(ours(200, { facts, next: facts.at(-1)?.n ?? after }));
	};
	return { net, feed, keep, posts: () => posts };
}

const aDeskOf = (net: Net) => ({ database: aDatabase(), clock: new HandTurnedClock(), random, net, event: code, token: 'token' });
const batchesOf = async ({ database }: ReturnType<typeof aDeskOf>) => {
	const { rows, numbers } = await factsOf(database, code);
	return mergeBatches(
		rows.map(({ fact }) => fact),
		numbers
	);
};
const aDeskWith = async (net: Net, facts: Fact[]) => {
	const desk = aDeskOf(net);
	await saveFacts(desk.database, code, facts);
	return desk;
};

test('sendFacts sends what waits once, and the batch gets its number', async () => {
	const shelf = aShelf();
	const made = aMade();
	const desk = await aDeskWith(shelf.net, [made, aMark(made)]);
	expect(await sendFacts(desk)).toEqual({ kind: 'sent', refused: 0 });
	expect(await sendFacts(desk)).toEqual({ kind: 'sent', refused: 0 });
	expect([shelf.posts(), shelf.feed.length]).toEqual([1, 2]);
	expect(await batchesOf(desk)).toMatchObject([{ number: 1, state: 'printed' }]);
});

test('sendFacts sends many and long facts in several posts, each far below the bound of a body', async () => {
	const shelf = aShelf();
	const lengths: number[] = [];
	const net: Net = (path, init) => (lengths.push(String(init.body).length), shelf.net(path, init));
	const itemIds = Array.from({ length: 1_000 }, () => anId());
	const desk = await aDeskWith(net, [...Array.from({ length: 12 }, () => aMade(undefined, { itemIds })), aMade()]);
	expect(await sendFacts(desk)).toMatchObject({ kind: 'sent' });
	expect(shelf.feed).toHaveLength(13);
	expect(Math.max(...lengths)).toBeLessThan(220_000);
});

test.each<[string, () => Promise<Response>, string]>([
	['there is no network', () => Promise.reject(new TypeError('gone')), 'unreachable'],
	['the server answers 500', () => Promise.resolve(ours(500, {})), 'server-failed'],
	['the server answers 409', () => Promise.resolve(ours(409, {})), 'server-failed'],
	['the server is full', () => Promise.resolve(ours(507, {})), 'server-failed'],
	['the server is busy', () => Promise.resolve(ours(503, {}, { 'retry-after': '9' })), 'server-busy'],
	['the token is no longer taken', () => Promise.resolve(ours(403, {})), 'refused'],
	['a Wi-Fi wants a sign-in', () => Promise.resolve(new Response('<h1>Hello</h1>', { status: 200 })), 'sign-in-page'],
	['the answer is half', () => Promise.resolve(ours(201, { receipts: [] })), 'server-failed'],
	['the answer is of other facts', () => Promise.resolve(ours(201, { receipts: [], serverTime })), 'server-failed']
])('sendFacts keeps everything when %s, and sends it later', async (_what, answer, kind) => {
	const made = aMade();
	const desk = await aDeskWith(() => answer(), [made, aMark(made)]);
	expect(await sendFacts(desk)).toMatchObject({ kind });
	expect(await fetchFacts(desk)).toMatchObject({ kind });
	expect(await waitingFacts(desk.database, code)).toHaveLength(2);
	expect(await batchesOf(desk)).toMatchObject([{ state: 'printed' }]);
	const shelf = aShelf();
	expect(await sendFacts({ ...desk, net: shelf.net })).toMatchObject({ kind: 'sent' });
	expect(shelf.feed).toHaveLength(2);
});

test('sendFacts goes on with what an answer left out, and what was lost on the way back counts once', async () => {
	const shelf = aShelf();
	const facts = [aMade(), aMade()];
	const forgetful: Net = async (path, init) => {
		const { receipts } = (await (await shelf.net(path, init)).json()) as { receipts: FactReceipt[] };
		return ours(201, { receipts: receipts.slice(0, 1), serverTime });
	};
	const desk = await aDeskWith(forgetful, facts);
	const lost: Net = async (path, init) => (await shelf.net(path, init), Promise.reject(new TypeError('gone')));
	expect(await sendFacts({ ...desk, net: lost })).toEqual({ kind: 'unreachable' });
	expect(await sendFacts(desk)).toEqual({ kind: 'sent', refused: 0 });
	expect(shelf.feed).toHaveLength(2);
});

test('sendFacts does not send a refused fact again by itself, and the device still knows it', async () => {
	let posts = 0;
	const refusing: Net = (_path, { body }) => {
		posts++;
		const { facts } = JSON.parse(String(body)) as { facts: Fact[] };
		const [first, second] = facts as [Fact, Fact];
		const receipts = [
			{ id: first.id, outcome: 'refused', reason: 'event-full' },
			{ id: second.id, outcome: 'conflict', number: 3 }
		];
		return Promise.resolve(ours(201, { receipts, serverTime }));
	};
	const desk = await aDeskWith(refusing, [aMade(), aMade()]);
	expect(await sendFacts(desk)).toEqual({ kind: 'sent', refused: 2 });
	expect(await sendFacts(desk)).toEqual({ kind: 'sent', refused: 0 });
	expect(posts).toBe(1);
	expect(await batchesOf(desk)).toHaveLength(2);
});

test('fetchFacts fetches what the others said page by page, and says when it last heard them', async () => {
	const shelf = aShelf();
	for (let count = 0; count < 8; count++) shelf.keep(aMade());
	const desk = aDeskOf(shelf.net);
	let pages = 0;
	const flaky: Net = (path, init) => (++pages > 1 ? Promise.reject(new TypeError('gone')) : shelf.net(path, init));
	expect(await fetchFacts({ ...desk, net: flaky })).toEqual({ kind: 'unreachable' });
	expect(await factFeedOf(desk.database, code, anId)).toMatchObject({ cursor: 3 });
	expect((await factFeedOf(desk.database, code, anId)).heardAtMs).toBeUndefined();
	expect(await fetchFacts(desk)).toEqual({ kind: 'fetched', added: 5, unreadable: 0 });
	expect(await fetchFacts(desk)).toEqual({ kind: 'fetched', added: 0, unreadable: 0 });
	expect((await factFeedOf(desk.database, code, anId)).heardAtMs).toBe(desk.clock.nowMs());
	expect((await batchesOf(desk)).map(({ number }) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
});

test('fetchFacts passes over a fact it cannot read, and stops when told to', async () => {
	const shelf = aShelf();
	shelf.keep(aMade());
	const ofNewer = { n: 2, number: 2, fact: { ...aMade(), kind: 'bound-into-a-book' } };
	const last = { n: 3, number: 3, fact: aMade() };
	const net: Net = (path) => {
		const after = Number(new URL(path, 'http://server').searchParams.get('after'));
		return Promise.resolve(ours(200, { facts: [shelf.feed[0], ofNewer, last].slice(after), next: 3 }));
	};
	const desk = aDeskOf(net);
	expect(await fetchFacts({ ...desk, signal: AbortSignal.abort() })).toEqual({ kind: 'stopped' });
	expect(await fetchFacts(desk)).toEqual({ kind: 'fetched', added: 2, unreadable: 1 });
});

test('fetchFacts asks again for a fact that a server of an older version kept and did not tell', async () => {
	const shelf = aShelf();
	const [made, held, other] = [aMade(), aHeld(), aMade()];
	for (const fact of [made, held, other]) shelf.keep(fact);
	const older: Net = async (path, init) => {
		const page = (await (await shelf.net(path, init)).json()) as { facts: FeedFact[]; next: number };
		return ours(200, { ...page, facts: page.facts.filter(({ fact }) => batchIdOf(fact) !== undefined) });
	};
	const desk = aDeskOf(shelf.net);
	expect(await fetchFacts({ ...desk, net: older })).toMatchObject({ added: 2 });
	expect(await factFeedOf(desk.database, code, anId)).toMatchObject({ cursor: 3, notReadFrom: 2 });
	expect(await fetchFacts({ ...desk, net: older })).toMatchObject({ added: 0 });
	expect(await fetchFacts(desk)).toMatchObject({ kind: 'fetched', added: 1 });
	expect((await factFeedOf(desk.database, code, anId)).notReadFrom).toBeUndefined();
	expect((await factsOf(desk.database, code)).rows.map(({ fact }) => fact)).toContainEqual(held);
});

test('fetchFacts reads a fact that it could not once it can, and those after it again to no harm', async () => {
	const shelf = aShelf();
	for (let count = 0; count < 7; count++) shelf.keep(aMade());
	const ofNewer: Net = async (path, init) => {
		const page = (await (await shelf.net(path, init)).json()) as { facts: FeedFact[] };
		const facts = page.facts.map((each) => ({
			...each,
			seen: true,
			fact: { ...each.fact, ...(each.n === 2 && { what: 'posters' }) }
		}));
		return ours(200, { ...page, facts });
	};
	const desk = aDeskOf(ofNewer);
	expect(await fetchFacts(desk)).toEqual({ kind: 'fetched', added: 6, unreadable: 1 });
	expect(await factFeedOf(desk.database, code, anId)).toMatchObject({ cursor: 7, notReadFrom: 2 });
	expect(await fetchFacts(desk)).toEqual({ kind: 'fetched', added: 0, unreadable: 0 });
	expect(await factFeedOf(desk.database, code, anId)).toMatchObject({ cursor: 7, notReadFrom: 2 });
	expect(await fetchFacts({ ...desk, net: shelf.net })).toEqual({ kind: 'fetched', added: 1, unreadable: 0 });
	expect(await factFeedOf(desk.database, code, anId)).not.toHaveProperty('notReadFrom');
	expect(await batchesOf(desk)).toHaveLength(7);
});

test('sendFacts keeps a fact waiting whose receipt says what this app has no name for, and no neighbour', async () => {
	const shelf = aShelf();
	const [odd, sound] = [aMade(), aMade()];
	const net: Net = async (path, init) => {
		const answer = (await (await shelf.net(path, init)).json()) as { receipts: FactReceipt[] };
		const receipts = answer.receipts.map((each) => (each.id === odd.id ? { ...each, outcome: 'queued' } : { ...each, late: 1 }));
		return ours(201, { ...answer, receipts });
	};
	const desk = await aDeskWith(net, [odd, sound]);
	expect(await sendFacts(desk)).toEqual({ kind: 'server-failed' });
	expect((await waitingFacts(desk.database, code)).map(({ id }) => id)).toEqual([odd.id]);
});

test('two desks that printed the same letters without a network both see it once they are back', async () => {
	const shelf = aShelf();
	const itemIds = [anId(), anId()];
	const [here, there] = [await aDeskWith(shelf.net, [aMade(undefined, { itemIds })]), aDeskOf(shelf.net)];
	await saveFacts(there.database, code, [aMade(undefined, { itemIds })]);
	for (const desk of [here, there, here]) {
		await sendFacts(desk);
		await fetchFacts(desk);
	}
	expect(printedTwice(await batchesOf(here))[0]?.itemIds).toEqual(itemIds);
	expect(await batchesOf(here)).toEqual(await batchesOf(there));
});

test('sendFacts and fetchFacts say so when the storage is full, and lose nothing', async () => {
	const shelf = aShelf();
	shelf.keep(aMade());
	const desk = await aDeskWith(shelf.net, [aMade()]);
	await factFeedOf(desk.database, code, anId);
	const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError')) as never;
	vi.spyOn(desk.database.printFacts, 'bulkPut').mockImplementation(full);
	expect(await sendFacts(desk)).toEqual({ kind: 'not-saved', because: 'storage-full' });
	expect(await fetchFacts(desk)).toEqual({ kind: 'not-saved', because: 'storage-full' });
	vi.restoreAllMocks();
	expect(await sendFacts(desk)).toEqual({ kind: 'sent', refused: 0 });
	expect(await fetchFacts(desk)).toMatchObject({ kind: 'fetched' });
	expect([shelf.feed.length, (await batchesOf(desk)).length]).toEqual([2, 2]);
});

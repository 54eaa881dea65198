/**
 * An organiser's device meets a server that was restored from a backup. It skips nothing, takes nothing twice, and gives back
 * what was lost.
 */
import { expect, test } from 'vitest';
import { collectOnce } from '#lib/desk/collect-once.ts';
import { fetchFeed } from '#lib/desk/collect.ts';
import { passOn } from '#lib/desk/pass-on.ts';
import { fetchFacts, sendFacts } from '#lib/desk/share-facts.ts';
import { carriedIn } from '#lib/device/carried.ts';
import { collectedOf } from '#lib/device/collected.ts';
import { saveOrganiser } from '#lib/device/organisers.ts';
import { paperFactsOf, savePaperFacts, settlePaperFacts } from '#lib/device/paper-facts.ts';
import { saveFacts, waitingFacts } from '#lib/device/facts.ts';
import type { Fact } from '#lib/domain/facts/fact.ts';
import type { FeedItem } from '#lib/domain/wire/feed.ts';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import type { Net } from '#lib/net/ask.ts';
import { aDatabase, HandTurnedClock, ours, receiptOf, serverTime } from '../support/device.ts';
import { aMomentMs, anId, code, random } from '../support/people.ts';
import { aCount } from '../support/paper-facts.ts';
import { aMade } from '../support/facts.ts';
import { aDevice, aPosted } from '../support/signed-event.ts';

/** What one server knows. A backup is a copy of it. */
interface Shelf {
	items: FeedItem[];
	facts: { n: number; number: number; fact: Fact }[];
}

/** A server in memory that numbers items, gives pages and takes what is passed on, as the real one does. */
function aServer() {
	const shelf: Shelf = { items: [], facts: [] };
	const asked: string[] = [];
	const store = (posted: PostedItem) => {
		const known = shelf.items.some(({ id }) => id === posted.id);
		if (!known) shelf.items.push({ ...posted, n: shelf.items.length + 1, device: aDevice, receivedAt: serverTime });
		return receiptOf(posted, { outcome: known ? 'known' : 'stored' });
	};
	const keep = (fact: Fact) => {
		if (!shelf.facts.some((each) => each.fact.id === fact.id))
			shelf.facts.push({ n: shelf.facts.length + 1, number: shelf.facts.length + 1, fact });
		return { id: fact.id, outcome: 'known' as const, number: shelf.facts.find((each) => each.fact.id === fact.id)!.number };
	};
	const net: Net = (path, { method, body }) => {
		asked.push(`${method} ${path}`);
		const url = new URL(path, 'http://server');
		const after = Number(url.searchParams.get('after'));
		const sent = JSON.parse(String(body ?? '{}')) as { items?: PostedItem[]; ids?: string[]; facts?: Fact[] };
		const answer = () => {
			if (method === 'POST' && sent.items) return ours(201, { receipts: sent.items.map(store), serverTime });
			if (method === 'POST' && sent.facts) return ours(201, { receipts: sent.facts.map(keep), serverTime });
			if (method === 'POST') {
				shelf.items = shelf.items.map((item) => (sent.ids!.includes(item.id) ? { ...item, collected: true } : item));
				return ours(200, { serverTime });
			}
			if (url.pathname.endsWith('/batches')) {
				const facts = shelf.facts.filter(({ n }) => n > after);
				return ours(200, { facts, next: facts.at(-1)?.n ?? after });
			}
			const letters = shelf.items.filter(({ n }) => n > after).slice(0, 3);
			return ours(200, { letters, next: letters.at(-1)?.n ?? after });
		};
		return Promise.resolve(answer());
	};
	const backup = () => structuredClone(shelf);
	const restore = (saved: Shelf) => void Object.assign(shelf, structuredClone(saved));
	return { shelf, net, asked, backup, restore, write: (...numbers: number[]) => numbers.forEach((n) => store(aPosted(n))) };
}

async function aDesk(net: Net) {
	const database = aDatabase();
	const record = { manifest: '', signature: '', verifyKey: '', counter: 1, pack: '', packDigest: '' };
	await saveOrganiser(database, { code, ...record, openedAtMs: aMomentMs });
	const desk = { database, clock: new HandTurnedClock(), random, net, event: code, token: 'token' };
	const opened = { kind: 'opened' as const, item: {} as never };
	const round = () =>
		collectOnce({
			...desk,
			identity: '',
			open: (items) => Promise.resolve(items.map(() => opened)),
			openedBefore: () => undefined
		});
	return { ...desk, round };
}
const idsHere = async ({ database }: Awaited<ReturnType<typeof aDesk>>) =>
	(await collectedOf(database, code)).map(({ id, n }) => [n, id]);
const idsOf = ({ items }: Shelf) => items.map(({ id, n }) => [n, id]);

test('fetchFeed after a restored backup fetches the item that got a known number, and adds nothing twice (I20)', async () => {
	const server = aServer();
	const desk = await aDesk(server.net);
	server.write(1);
	const backup = server.backup();
	server.write(2, 3, 4);
	await desk.round();
	server.restore(backup);
	server.write(5);
	expect(await fetchFeed(desk)).toEqual({ kind: 'fetched', added: 1 });
	expect((await collectedOf(desk.database, code)).map(({ id }) => id).sort()).toEqual(
		[1, 2, 3, 4, 5].map((n) => aPosted(n).id).sort()
	);
});

test('collecting after a restored backup passes on what the desk knew and the server lost, and tells it as collected (I20)', async () => {
	const server = aServer();
	const desk = await aDesk(server.net);
	server.write(1);
	const backup = server.backup();
	server.write(2, 3, 4);
	await desk.round();
	server.restore(backup);
	server.write(5);
	await desk.round();
	expect((await carriedIn(desk.database, code, 'waiting')).map(({ id }) => id)).toEqual([2, 3, 4].map((n) => aPosted(n).id));
	expect(await passOn(desk)).toEqual({ kind: 'idle' });
	await desk.round();
	expect(await idsHere(desk)).toEqual(idsOf(server.shelf));
	expect(server.shelf.items.map(({ collected }) => collected)).toEqual(Array(5).fill(true));
	server.asked.length = 0;
	await desk.round();
	expect(server.asked).toHaveLength(1);
});

test('fetchFeed after a restored backup that holds every item tells again what was opened, when that was lost', async () => {
	const server = aServer();
	const desk = await aDesk(server.net);
	server.write(1, 2, 3, 4);
	const backup = server.backup();
	await desk.round();
	server.restore(backup);
	await desk.round();
	expect(server.shelf.items.map(({ collected }) => collected)).toEqual(Array(4).fill(true));
	expect(await carriedIn(desk.database, code, 'waiting')).toEqual([]);
});

test('fetchFeed on a server that lost everything sends counts by hand again too', async () => {
	const server = aServer();
	const desk = await aDesk(server.net);
	const empty = server.backup();
	server.write(1);
	await desk.round();
	const fact = aCount(1);
	await savePaperFacts(desk.database, code, [{ fact }]);
	await settlePaperFacts(desk.database, [{ id: fact.id }]);
	server.restore(empty);
	await desk.round();
	expect(await paperFactsOf(desk.database, code)).toMatchObject([{ id: fact.id, state: 'waiting' }]);
	expect(await carriedIn(desk.database, code, 'waiting')).toMatchObject([{ id: aPosted(1).id, sizeBytes: expect.any(Number) }]);
});

test('fetchFeed gives up on a server that stands elsewhere at each question', async () => {
	const server = aServer();
	const desk = await aDesk(server.net);
	server.write(1, 2, 3, 4);
	await fetchFeed(desk);
	const net: Net = async (path, init) => {
		const page = (await (await server.net(path, init)).json()) as { letters: FeedItem[]; next: number };
		return ours(200, { ...page, letters: page.letters.map((item) => ({ ...item, id: anId() })) });
	};
	expect(await fetchFeed({ ...desk, net })).toEqual({ kind: 'server-failed', added: 0 });
});

test('fetchFacts after a restored backup reads the facts anew and sends again what the server lost (I20)', async () => {
	const server = aServer();
	const desk = await aDesk(server.net);
	const [own, lost, fresh] = [aMade(), aMade(), aMade()];
	await saveFacts(desk.database, code, [own]);
	await sendFacts(desk);
	const backup = server.backup();
	await saveFacts(desk.database, code, [lost]);
	await sendFacts(desk);
	await fetchFacts(desk);
	server.restore(backup);
	server.shelf.facts.push({ n: 2, number: 2, fact: fresh });
	expect(await fetchFacts(desk)).toEqual({ kind: 'fetched', added: 1, unreadable: 0 });
	expect(await waitingFacts(desk.database, code)).toEqual([lost]);
	await sendFacts(desk);
	expect(server.shelf.facts.map(({ fact }) => fact)).toEqual([own, fresh, lost]);
	expect(await fetchFacts(desk)).toEqual({ kind: 'fetched', added: 0, unreadable: 0 });
	expect(await waitingFacts(desk.database, code)).toEqual([]);
});

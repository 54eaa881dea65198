/**
 * An organiser's device meets a server that was restored from a backup. It skips nothing, takes nothing twice, and gives back
 * what was lost.
 */
import { expect, test } from 'vitest';
import { fetchFeed } from '#lib/desk/collect.ts';
import { passOn } from '#lib/desk/pass-on.ts';
import { fetchFacts, sendFacts } from '#lib/desk/share-facts.ts';
import { carriedIn } from '#lib/device/carried.ts';
import { collectedOf } from '#lib/device/collected.ts';
import { paperFactsOf, savePaperFacts, settlePaperFacts } from '#lib/device/paper-facts.ts';
import { saveFacts, waitingFacts } from '#lib/device/facts.ts';
import type { FeedItem } from '#lib/domain/wire/feed.ts';
import type { Net } from '#lib/net/ask.ts';
import { ours } from '../support/device.ts';
import { aCount } from '../support/paper-facts.ts';
import { aMade } from '../support/facts.ts';
import { anId, code } from '../support/people.ts';
import { aDeskAt, aRestorableServer, type Shelf } from '../support/restorable-server.ts';
import { aPosted } from '../support/signed-event.ts';

const idsHere = async ({ database }: Awaited<ReturnType<typeof aDeskAt>>) =>
	(await collectedOf(database, code)).map(({ id, n }) => [n, id]);
const idsOf = ({ items }: Shelf) => items.map(({ id, n }) => [n, id]);

test('fetchFeed after a restored backup fetches the item that got a known number, and adds nothing twice (I20)', async () => {
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
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
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
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
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
	server.write(1, 2, 3, 4);
	const backup = server.backup();
	await desk.round();
	server.restore(backup);
	await desk.round();
	expect(server.shelf.items.map(({ collected }) => collected)).toEqual(Array(4).fill(true));
	expect(await carriedIn(desk.database, code, 'waiting')).toEqual([]);
});

test('fetchFeed on a server that lost everything sends counts by hand again too', async () => {
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
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
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
	server.write(1, 2, 3, 4);
	await fetchFeed(desk);
	const net: Net = async (path, init) => {
		const page = (await (await server.net(path, init)).json()) as { letters: FeedItem[]; next: number };
		return ours(200, { ...page, letters: page.letters.map((item) => ({ ...item, id: anId() })) });
	};
	expect(await fetchFeed({ ...desk, net })).toEqual({ kind: 'server-failed', added: 0 });
});

test('fetchFacts after a restored backup reads the facts anew and sends again what the server lost (I20)', async () => {
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
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

import { beforeAll, expect, test } from 'vitest';
import type { FeedItem } from '#lib/domain/wire/feed.ts';
import { collectedBytesOf, collectedIn, collectedOf, rememberCollected } from '#lib/device/collected.ts';
import { findOrganised, saveOrganiser } from '#lib/device/organisers.ts';
import { toBase64, digestOf } from '#lib/sealing/bytes.ts';
import { openItem } from '#lib/sealing/open.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { fetchFeed, reportCollected } from '#lib/desk/collect.ts';
import type { Net } from '#lib/net/ask.ts';
import { aDatabase, HandTurnedClock, ours } from '../support/device.ts';
import { aLetter, aMomentMs, anId, code, organiser, recipients } from '../support/people.ts';

const feed: FeedItem[] = [];
beforeAll(async () => {
	for (let n = 1; n <= 120; n++) {
		const item = aLetter();
		const sealed = n === 1 ? await sealItem(item, recipients) : undefined;
		const bytes = sealed?.kind === 'sealed' ? sealed.bytes : new TextEncoder().encode(`item ${n}`);
		const { id, kind, caseId, keyVersion } = item;
		const rest = { device: anId(), seq: n, receivedAt: '2026-12-10T12:00:00Z' };
		feed.push({ n, id, kind, caseId, keyVersion, ...rest, digest: await digestOf(bytes), sealed: toBase64(bytes) });
	}
});

/** The feed of a server that sends at most fifty items on a page. `spoil` changes items on their way. */
const serving =
	(spoil: (item: FeedItem) => FeedItem = (item) => item): Net =>
	(path) => {
		const { searchParams } = new URL(path, 'http://server');
		const after = Number(searchParams.get('after'));
		const letters = feed
			.filter(({ n }) => n > after)
			.slice(0, Math.min(50, Number(searchParams.get('limit'))))
			.map(spoil);
		return Promise.resolve(ours(200, { letters, next: letters.at(-1)?.n ?? after }));
	};

async function aDesk(net: Net) {
	const database = aDatabase();
	await saveOrganiser(database, {
		code,
		manifest: '',
		signature: '',
		verifyKey: '',
		counter: 1,
		pack: '',
		packDigest: '',
		openedAtMs: aMomentMs
	});
	return { database, clock: new HandTurnedClock(), net, event: code, token: 'token' };
}

test('fetchFeed fetches everything in the order received, page by page, and opens', async () => {
	const desk = await aDesk(serving());
	const steps: number[] = [];
	expect(await fetchFeed({ ...desk, onProgress: (added) => steps.push(added) })).toEqual({
		kind: 'fetched',
		added: 120
	});
	expect(steps).toEqual([50, 99, 120, 120]);
	const rows = await collectedOf(desk.database, code);
	expect(rows.map(({ n }) => n)).toEqual(feed.map(({ n }) => n));
	const bytes = await collectedBytesOf(desk.database, code, [rows[0]!.id]);
	expect(await openItem(bytes.get(rows[0]!.id)!, organiser.identity, rows[0]!)).toMatchObject({ kind: 'opened' });
});

test('fetchFeed again adds nothing, also from the beginning (I15)', async () => {
	const desk = await aDesk(serving());
	await fetchFeed(desk);
	expect(await fetchFeed(desk)).toMatchObject({ added: 0 });
	await desk.database.organisers.update(code, { cursor: 0 });
	expect(await fetchFeed(desk)).toMatchObject({ added: 0 });
	expect(await desk.database.collected.count()).toBe(120);
});

test('fetchFeed keeps the pages it has when the network goes, and continues behind them', async () => {
	const desk = await aDesk(serving());
	let pages = 0;
	const flaky: Net = (path, init) => (++pages > 1 ? Promise.reject(new TypeError('gone')) : desk.net(path, init));
	expect(await fetchFeed({ ...desk, net: flaky })).toEqual({ kind: 'unreachable', added: 50 });
	expect(await findOrganised(desk.database, code)).toMatchObject({ cursor: 50 });
	expect(await fetchFeed(desk)).toEqual({ kind: 'fetched', added: 70 });
});

test('fetchFeed keeps no bytes that do not match their digest, holds up no neighbour, and fetches them anew', async () => {
	const desk = await aDesk(serving((item) => (item.n === 7 ? { ...item, sealed: toBase64(new Uint8Array(9)) } : item)));
	expect(await fetchFeed(desk)).toEqual({ kind: 'fetched', added: 120 });
	expect(await collectedIn(desk.database, code, 'damaged')).toMatchObject([{ n: 7 }]);
	expect((await collectedBytesOf(desk.database, code, [feed[6]!.id])).size).toBe(0);
	expect(await fetchFeed({ ...desk, net: serving() })).toEqual({ kind: 'fetched', added: 0 });
	expect((await collectedBytesOf(desk.database, code, [feed[6]!.id])).size).toBe(1);
});

/** The feed of a newer server: it has items of a kind that this app has no name for, and a field that this app does not know. */
const newerOn =
	(...numbers: number[]) =>
	(item: FeedItem) =>
		({ ...item, channel: 'table-7', ...(numbers.includes(item.n) && { kind: 'petition' }) }) as FeedItem;

test('fetchFeed remembers items that it does not understand, holds up no neighbour, and fetches them once it does', async () => {
	const desk = await aDesk(serving(newerOn(3, 50, 51, 120)));
	expect(await fetchFeed(desk)).toEqual({ kind: 'fetched', added: 116, notRead: 4 });
	expect(await findOrganised(desk.database, code)).toMatchObject({ cursor: 120, notRead: [3, 50, 51, 120] });
	let questions = 0;
	const counted: Net = (path, init) => (questions++, desk.net(path, init));
	expect(await fetchFeed({ ...desk, net: counted })).toMatchObject({ added: 0, notRead: 4 });
	// One question is for the first item that was not understood, and one for what came since.
	expect(questions).toBe(2);
	expect(await fetchFeed({ ...desk, net: serving(newerOn(50)) })).toMatchObject({ added: 1, notRead: 3 });
	expect(await fetchFeed({ ...desk, net: serving() })).toEqual({ kind: 'fetched', added: 3 });
	expect(await findOrganised(desk.database, code)).not.toHaveProperty('notRead');
	expect(await desk.database.collected.count()).toBe(120);
});

test('fetchFeed goes on behind a page of which it understands nothing', async () => {
	const desk = await aDesk(serving(newerOn(...feed.slice(0, 50).map(({ n }) => n))));
	expect(await fetchFeed(desk)).toMatchObject({ added: 70, notRead: 50 });
});

test('fetchFeed lets its cursor pass no item that has no number', async () => {
	const desk = await aDesk(serving((item) => (item.n === 60 ? ({ ...item, n: 'sixty' } as unknown as FeedItem) : item)));
	expect(await fetchFeed(desk)).toEqual({ kind: 'server-failed', added: 50 });
	expect(await findOrganised(desk.database, code)).toMatchObject({ cursor: 50 });
});

test('fetchFeed stops when told to', async () => {
	const desk = await aDesk(serving());
	const stop = new AbortController();
	expect(await fetchFeed({ ...desk, signal: stop.signal, onProgress: () => stop.abort() })).toEqual({
		kind: 'stopped',
		added: 50
	});
});

test('reportCollected tells only what was opened, and once', async () => {
	const desk = await aDesk(serving());
	await fetchFeed(desk);
	const ids = feed.slice(0, 3).map(({ id }) => id);
	await rememberCollected(desk.database, code, ids, 'opened');
	await rememberCollected(desk.database, code, [feed[3]!.id], 'unreadable');
	const told: string[][] = [];
	const net: Net = (_path, { body }) => (
		told.push((JSON.parse(String(body)) as { ids: string[] }).ids),
		Promise.resolve(ours(200, {}))
	);
	expect(await reportCollected({ ...desk, net: () => Promise.reject(new TypeError('gone')) })).toEqual({ kind: 'unreachable' });
	expect(await reportCollected({ ...desk, net })).toEqual({ kind: 'reported' });
	expect(await reportCollected({ ...desk, net })).toEqual({ kind: 'reported' });
	expect(told).toEqual([ids]);
});

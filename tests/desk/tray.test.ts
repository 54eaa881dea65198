import { afterEach, expect, test, vi } from 'vitest';
import { Tray } from '#lib/desk/tray.svelte.ts';
import { collectedOf } from '#lib/device/collected.ts';
import type { FeedPage } from '#lib/domain/wire/feed.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { toBase64 } from '#lib/keys/bytes.ts';
import type { Net } from '#lib/net/ask.ts';
import { ask, endpoints } from '../support/api.ts';
import { anEventOnServer, aSealed, aTray, deliver, deliverLetters, openedOn, type EventOnServer } from '../support/desks.ts';
import { ours } from '../support/device.ts';
import { aManifest } from '../support/people.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();
afterEach(() => vi.restoreAllMocks());

const idsIn = ({ entries }: Tray) => entries.map(({ item }) => item.id);
const collectedOnServer = async ({ code, token }: EventOnServer) => {
	const page = (await (await ask('GET', `/events/${code}/letters?after=0&limit=500`, { token })).json()) as FeedPage;
	return page.letters.flatMap(({ id, collected }) => (collected ? [id] : []));
};

/** The feed with its items changed on their way. */
const spoiling =
	(code: string, spoil: (letters: FeedPage['letters']) => FeedPage['letters']): Net =>
	async (path, init) => {
		const answer = await endpoints(path, init);
		if (!path.startsWith(apiPath(code, '/letters?'))) return answer;
		const page = (await answer.json()) as FeedPage;
		return ours(200, { ...page, letters: spoil(page.letters) });
	};

test('Tray.collect fetches, opens and tells the server, which a writer’s device may then hear', async () => {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 3, { paragraphs: ['Free Wendy.'] });
	const { tray, clock } = await aTray(event);
	await tray.collect();
	expect(idsIn(tray)).toEqual(ids);
	expect(tray.entries[0]?.item.paragraphs).toEqual(['Free Wendy.']);
	expect([tray.fetched, tray.hindrance, tray.collectedAtMs]).toEqual([3, undefined, clock.nowMs()]);
	expect(tray.work).toEqual({ kind: 'rest' });
	expect(await collectedOnServer(event)).toEqual(ids);
});

test('Tray keeps what it opened in memory alone: the disk holds no word of it', async () => {
	const event = await anEventOnServer();
	await deliverLetters(event, 1, { paragraphs: ['A sentence nobody may find.'] });
	const { tray, database } = await aTray(event);
	await tray.collect();
	const stored = await Promise.all(database.tables.map((table) => table.toArray()));
	expect(tray.entries).toHaveLength(1);
	expect(JSON.stringify(stored)).not.toContain('nobody may find');
});

test('Tray sets apart what was damaged on its way, and mends it with the next round', async () => {
	const event = await anEventOnServer();
	const [broken, sound] = await deliverLetters(event, 2);
	let isDamaging = true;
	const spoil = (letters: FeedPage['letters']) =>
		letters.map((letter) => (isDamaging && letter.id === broken ? { ...letter, sealed: toBase64(new Uint8Array(9)) } : letter));
	const { tray } = await aTray(event, spoiling(event.code, spoil));
	await tray.collect();
	expect([idsIn(tray), tray.apart.map(({ row, why }) => [row.id, why.kind])]).toEqual([[sound], [[broken, 'damaged']]]);
	expect(await collectedOnServer(event)).toEqual([sound]);
	isDamaging = false;
	await tray.collect();
	expect([idsIn(tray), tray.apart]).toEqual([[broken, sound], []]);
});

test('Tray sets apart what another key locked and what says another case inside than outside', async () => {
	const event = await anEventOnServer();
	const others = { ...event, manifest: aManifest({ code: event.code }) };
	const [locked, relabelled] = [await aSealed(others), { ...(await aSealed(event)), caseId: 'zhang-zhan' }];
	await deliver(event, locked, relabelled);
	const { tray } = await aTray(event);
	await tray.collect();
	expect(tray.apart.map(({ row, why }) => [row.id, why])).toMatchObject([
		[locked.id, { kind: 'unreadable', because: 'locked' }],
		[relabelled.id, { kind: 'disagrees', because: 'caseId' }]
	]);
	expect([tray.entries, await collectedOnServer(event)]).toEqual([[], []]);
});

test('Tray.collect says what stood in the way, keeps what came, and goes on from there', async () => {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 2);
	const { tray, wire } = await aTray(event);
	wire.mood = 'down';
	await tray.collect();
	expect([tray.hindrance, tray.collectedAtMs, tray.work.kind]).toEqual(['unreachable', undefined, 'rest']);
	wire.mood = 'sound';
	await tray.collect();
	expect([tray.hindrance, idsIn(tray)]).toEqual([undefined, ids]);
});

test('Tray.collect that cannot tell the server what it opened tells it the next time', async () => {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 1);
	let isDeaf = true;
	const { tray } = await aTray(event, (path, init) =>
		isDeaf && path.endsWith('/collected') ? Promise.reject(new TypeError('gone')) : endpoints(path, init)
	);
	await tray.collect();
	expect([idsIn(tray), await collectedOnServer(event)]).toEqual([ids, []]);
	isDeaf = false;
	await tray.collect();
	expect(await collectedOnServer(event)).toEqual(ids);
});

test('Tray.stop ends opening at once: what is not opened is told to nobody, and the next round opens it', async () => {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 3);
	const { tray, database } = await aTray(event);
	const stopAtFirst = vi.spyOn(database.collectedBytes, 'bulkGet').mockImplementationOnce((...asked) => {
		stopAtFirst.mockRestore();
		tray.stop();
		return database.collectedBytes.bulkGet(...asked);
	});
	await tray.collect();
	expect([tray.fetched, idsIn(tray), tray.work.kind, await collectedOnServer(event)]).toEqual([3, [], 'rest', []]);
	await tray.collect();
	expect([idsIn(tray), await collectedOnServer(event)]).toEqual([ids, ids]);
});

test('Tray.collect says so when the storage fails, and collects again when it works', async () => {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 1);
	const { tray, database } = await aTray(event);
	const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError')) as never;
	vi.spyOn(database.collectedBytes, 'bulkPut').mockImplementation(full);
	await tray.collect();
	expect([tray.hindrance, tray.entries]).toEqual(['not-saved', []]);
	vi.restoreAllMocks();
	vi.spyOn(database.collected, 'where').mockImplementation(() => {
		throw new DOMException('lost', 'InvalidStateError');
	});
	await tray.collect();
	expect([tray.hindrance, tray.work.kind]).toEqual(['not-saved', 'rest']);
	vi.restoreAllMocks();
	await tray.collect();
	expect([tray.hindrance, idsIn(tray)]).toEqual([undefined, ids]);
});

test('Tray.run opens what lies here before anything is asked, then collects again and again until it is told to stop', async () => {
	const event = await anEventOnServer();
	const first = await deliverLetters(event, 1);
	const { tray, clock, wire, parts, database } = await aTray(event);
	await tray.collect();
	wire.mood = 'down';
	const { open } = await openedOn({ parts }, event);
	const later = new Tray(parts, open);
	const stop = new AbortController();
	const running = later.run(stop.signal);
	await vi.waitFor(() =>
		expect([idsIn(later), later.hindrance, clock.nextMs]).toEqual([first, 'unreachable', expect.any(Number)])
	);
	const second = await deliverLetters(event, 1);
	wire.mood = 'sound';
	clock.turn(30_000);
	await vi.waitFor(() => expect([idsIn(later), clock.nextMs]).toEqual([[...first, ...second], 20_000]));
	const third = await deliverLetters(event, 1);
	clock.turn(20_000);
	await vi.waitFor(() => expect(idsIn(later)).toEqual([...first, ...second, ...third]));
	stop.abort();
	await running;
	expect(clock.nextMs).toBeUndefined();
	expect(await collectedOf(database, event.code)).toHaveLength(3);
});

test('Tray.run collects at once when the network comes back', async () => {
	const event = await anEventOnServer();
	const { tray, clock, wire, page } = await aTray(event);
	wire.mood = 'down';
	const stop = new AbortController();
	const running = tray.run(stop.signal);
	await vi.waitFor(() => expect([tray.hindrance, clock.nextMs]).toEqual(['unreachable', expect.any(Number)]));
	const ids = await deliverLetters(event, 1);
	wire.mood = 'sound';
	page.view.dispatchEvent(new Event('online'));
	await vi.waitFor(() => expect(idsIn(tray)).toEqual(ids));
	stop.abort();
	await running;
});

test('Tray.collect asked for while it is under way goes round once more, and finds what came behind the end', async () => {
	const event = await anEventOnServer();
	const [first] = await deliverLetters(event, 1);
	const later: string[] = [];
	let questions = 0;
	const { tray } = await aTray(event, async (path, init) => {
		const answer = await endpoints(path, init);
		// The end of the feed has just been read when another letter comes and the server tells of it.
		if (path.includes('/letters?') && ++questions === 2) {
			later.push(...(await deliverLetters(event, 1)));
			void tray.collect();
			void tray.collect();
		}
		return answer;
	});
	await tray.collect();
	expect(idsIn(tray)).toEqual([first, ...later]);
	expect(later).toHaveLength(1);
});

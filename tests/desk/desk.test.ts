import { afterEach, expect, test, vi } from 'vitest';
import { Desk } from '#lib/desk/desk.svelte.ts';
import { parseTally } from '#lib/domain/wire/wire.ts';
import type { Net } from '#lib/net/ask.ts';
import { ask, endpoints } from '../support/api.ts';
import { useOwnServer } from '../support/own-server.ts';
import { aDeskDevice, anEventOnServer, deliverLetters, openedOn, type EventOnServer } from '../support/desks.ts';

useOwnServer();
const desks: AbortController[] = [];
afterEach(() => {
	vi.restoreAllMocks();
	desks.splice(0).forEach((stop) => stop.abort());
});

async function aDesk(event: EventOnServer, net?: Net) {
	const device = aDeskDevice(net);
	const { open } = await openedOn(device, event);
	const desk = new Desk(device.parts, open);
	const stop = new AbortController();
	desks.push(stop);
	return { ...device, desk, stop, run: () => desk.run(stop.signal) };
}
const paperOnServer = async ({ code, token }: EventOnServer) => {
	const tally = parseTally(await (await ask('GET', `/events/${code}/tally`, { token })).json());
	if (tally.kind !== 'parsed') throw new Error(tally.problem);
	return tally.value.cases.map(({ paperLetters, paperCards }) => [paperLetters, paperCards]);
};
const thirty = [{ caseId: 'wendy-galarza', kind: 'letter', count: 30 }] as const;

test('HandCounts.count keeps counts without a network, and sends them once when it is back', async () => {
	const event = await anEventOnServer();
	const { desk, wire, parts } = await aDesk(event);
	wire.mood = 'down';
	expect(await desk.byHand.count([...thirty, { caseId: 'wendy-galarza', kind: 'card', count: 2 }])).toMatchObject({
		kind: 'counted'
	});
	expect(desk.byHand.waiting).toHaveLength(2);
	expect(desk.ledger.total).toMatchObject({ goesOut: { letters: 0, cards: 0 }, byHand: { letters: 30, cards: 2 } });
	// The answer to the first sending is lost, so the same count goes again.
	const later = new Desk(parts, desk.open);
	const stop = new AbortController();
	desks.push(stop);
	wire.mood = 'answers-lost';
	void later.run(stop.signal);
	await vi.waitFor(async () => expect(await paperOnServer(event)).toContainEqual([30, 2]));
	wire.mood = 'sound';
	await later.byHand.count([{ caseId: 'zhang-zhan', kind: 'letter', count: 1 }]);
	await vi.waitFor(() => expect(later.byHand.waiting).toEqual([]));
	expect((await paperOnServer(event)).sort()).toEqual([
		[1, 0],
		[30, 2]
	]);
});

test('HandCounts.count counts nothing when this device cannot keep it', async () => {
	const event = await anEventOnServer();
	const { desk, database } = await aDesk(event);
	vi.spyOn(database.counts, 'bulkPut').mockImplementation(
		() => Promise.reject(new DOMException('full', 'QuotaExceededError')) as never
	);
	expect(await desk.byHand.count(thirty)).toEqual({ kind: 'not-saved', because: 'storage-full' });
	expect([desk.ledger.total.byHand, await database.counts.count()]).toEqual([{ letters: 0, cards: 0 }, 0]);
});

test('Desk counts what lies here as long as the server has told nothing, and then what the server says', async () => {
	const event = await anEventOnServer();
	await deliverLetters(event, 2);
	let isMute = true;
	const { desk, run, clock } = await aDesk(event, (path, init) =>
		isMute && path.endsWith('/live') ? Promise.reject(new TypeError('gone')) : endpoints(path, init)
	);
	void run();
	await vi.waitFor(() => expect(desk.ledger.total.goesOut.letters).toBe(2));
	expect([desk.isFromHere, desk.ledger.cases.map(({ caseId, goesOut }) => [caseId, goesOut.letters])]).toEqual([
		true,
		[
			['wendy-galarza', 2],
			['zhang-zhan', 0]
		]
	]);
	isMute = false;
	await vi.waitFor(() => {
		clock.turn(1_000);
		expect(desk.isFromHere).toBe(false);
	});
	expect([desk.ledger.total.goesOut.letters, desk.tally.isLive]).toEqual([2, true]);
});

test('Desk.run collects at once when the server tells of something new', async () => {
	const event = await anEventOnServer();
	const { desk, run } = await aDesk(event);
	void run();
	await vi.waitFor(() => expect([desk.tally.isLive, desk.tray.collectedAtMs !== undefined]).toEqual([true, true]));
	const ids = await deliverLetters(event, 1);
	await vi.waitFor(() => expect(desk.tray.entries.map(({ item }) => item.id)).toEqual(ids));
	expect(desk.ledger.total).toMatchObject({ toPrint: { letters: 1, cards: 0 }, printed: { letters: 0, cards: 0 } });
});

test('Desk.run ends everything that goes on by itself when it is told to stop', async () => {
	const event = await anEventOnServer();
	const { desk, run, stop, clock, wire } = await aDesk(event);
	const running = run();
	await vi.waitFor(() => expect([desk.tally.isLive, desk.roll.heardAtMs !== undefined]).toEqual([true, true]));
	stop.abort();
	await running;
	const { length } = wire.asked;
	clock.turn(600_000);
	expect([clock.nextMs, wire.asked.length, desk.tally.isLive]).toEqual([undefined, length, false]);
});

test('Desk.run goes on although the storage fails when it begins', async () => {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 1);
	const { desk, database, run, clock } = await aDesk(event);
	const lost = () => {
		throw new DOMException('lost', 'InvalidStateError');
	};
	for (const table of [database.counts, database.carried, database.collected]) vi.spyOn(table, 'where').mockImplementation(lost);
	void run();
	await vi.waitFor(() => expect(desk.tray.hindrance).toBe('not-saved'));
	vi.restoreAllMocks();
	await vi.waitFor(() => {
		clock.turn(1_000);
		expect(desk.tray.entries.map(({ item }) => item.id)).toEqual(ids);
	});
});

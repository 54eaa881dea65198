import { afterEach, expect, test, vi } from 'vitest';
import { collectOnce, type Round } from '#lib/desk/collect-once.ts';
import { collectedOf } from '#lib/device/collected.ts';
import type { Opened } from '#lib/sealing/open.ts';
import { endpoints } from '../support/api.ts';
import { aDeskDevice, anEventOnServer, deliverLetters, openedOn } from '../support/desks.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();
afterEach(() => vi.restoreAllMocks());

async function aRound(letters: number) {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, letters);
	const told: string[] = [];
	const device = aDeskDevice((path, init) => {
		if (path.endsWith('/collected')) told.push(...(JSON.parse(init.body as string) as { ids: string[] }).ids);
		return endpoints(path, init);
	});
	await openedOn(device, event);
	const { net, database, clock } = device.parts;
	const opened = new Map<string, Opened>();
	const round: Round = {
		...{ net, database, clock, event: event.code, token: event.token, identity: event.key.identity },
		openedBefore: (id) => opened.get(id),
		onOpened: (found) => found.forEach((each, id) => opened.set(id, each))
	};
	const states = async () => (await collectedOf(database, event.code)).map(({ state }) => state);
	return { ...device, round, ids, told, opened, states };
}

test('collectOnce tells the server only what was opened, after it was', async () => {
	const { round, ids, told, states } = await aRound(2);
	const heard: string[] = [];
	const onOpened: Round['onOpened'] = (opened) => {
		heard.push(`${opened.size} opened, ${told.length} told`);
		round.onOpened?.(opened);
	};
	const watch: Partial<Round> = {
		onFetching: (added) => heard.push(`${added} fetched`),
		onFetched: ({ kind }) => heard.push(kind),
		onRows: (rows) => heard.push(`${rows.length} rows`),
		onOpening: (done, total) => heard.push(`${done} of ${total}`)
	};
	expect(await collectOnce({ ...round, ...watch, onOpened })).toEqual({ kind: 'fetched', added: 2 });
	expect(heard).toEqual(['2 fetched', '2 fetched', 'fetched', '2 rows', '0 of 2', '1 of 2', '2 of 2', '2 opened, 0 told']);
	expect([told, await states()]).toEqual([ids, ['reported', 'reported']]);
});

test('collectOnce in a new tab opens again what lies here, and tells nothing twice', async () => {
	const { round, ids, told, opened } = await aRound(2);
	await collectOnce(round);
	opened.clear();
	await collectOnce(round);
	expect([[...opened.keys()], told]).toEqual([ids, ids]);
});

test('collectOnce opens what is here also when the server cannot be reached', async () => {
	const { round, wire, opened, ids } = await aRound(1);
	await collectOnce(round);
	opened.clear();
	wire.mood = 'down';
	expect(await collectOnce(round)).toEqual({ kind: 'unreachable', added: 0 });
	expect([...opened.keys()]).toEqual(ids);
});

test('collectOnce says that nothing more was saved when the storage fails at any of it, and goes on later', async () => {
	const { round, database, told, ids, states } = await aRound(1);
	for (const [table, verb] of [
		['collectedBytes', 'bulkPut'],
		['collectedBytes', 'bulkGet'],
		['collected', 'bulkPut']
	] as const) {
		vi.spyOn(database[table], verb).mockImplementation(() => Promise.reject(new DOMException('lost', 'UnknownError')) as never);
		expect(await collectOnce(round)).toEqual({ kind: 'not-saved', because: 'storage-lost' });
		expect(told).toEqual([]);
		vi.restoreAllMocks();
	}
	expect(await collectOnce(round)).toMatchObject({ kind: 'fetched' });
	expect([told, await states()]).toEqual([ids, ['reported']]);
});

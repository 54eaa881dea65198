/** Two built servers on one PostgreSQL, and one on SQLite, each in a process of its own that can be killed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseTally } from '#lib/domain/wire/wire.ts';
import { buildingMs, ensureBuilt } from '../support/built-app.ts';
import { headersOf } from '../support/event.ts';
import { aCluster, type Cluster } from '../support/postgres.ts';
import { createOn, lyingOn, postTo } from '../support/receipts.ts';
import { BuiltServer, freePort } from '../support/server.ts';
import { besiege, postManyTimes } from '../support/siege.ts';
import { anEvent, aPosted, type TestEvent } from '../support/signed-event.ts';

let cluster: Cluster;
beforeAll(async () => {
	ensureBuilt();
	cluster = await aCluster();
}, buildingMs);
afterAll(() => cluster.discard());

async function started(...urls: (string | undefined)[]): Promise<BuiltServer[]> {
	const servers = await Promise.all(urls.map(async (url) => new BuiltServer(await freePort(), 'build', url)));
	await Promise.all(servers.map((server) => server.start()));
	return servers;
}
const discard = (servers: BuiltServer[]) => Promise.all(servers.map((server) => server.discard()));

async function tallies(server: BuiltServer, event: TestEvent) {
	const answer = await fetch(`${server.url}/api/v1/events/${event.code}/live`, { headers: headersOf(event.joinToken) });
	const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
	return {
		async next() {
			const { value = '' } = await reader.read();
			const tally = parseTally(JSON.parse(value.split('data: ')[1] ?? 'null'));
			return tally.kind === 'parsed' ? tally.value.cases[0]?.letters : value;
		},
		stop: () => reader.cancel()
	};
}

describe('two servers on one PostgreSQL', () => {
	let servers: BuiltServer[];
	let event: TestEvent;
	beforeAll(async () => {
		const url = cluster.newDatabase();
		// Both processes find the database empty, but the tables are made once.
		servers = await started(url, url);
		event = await anEvent();
		await createOn(servers[0]!, event);
	});
	afterAll(() => discard(servers));

	test('GET live of one tells of a letter that came to the other', async () => {
		const [here, there] = servers as [BuiltServer, BuiltServer];
		const live = await tallies(there, event);
		expect(await live.next()).toBe(0);
		await postTo(here, event, [aPosted(900_001), aPosted(900_002)]);
		expect(await live.next()).toBe(2);
		await live.stop();
	});

	test('POST letters gives one letter 50 equal receipts and one row, through both at once and again', async () => {
		const letters = Array.from({ length: 10 }, (_, index) => aPosted(900_010 + index));
		expect(await postManyTimes(servers, event, letters)).toMatchObject({ unequal: [], missing: [] });
		const again = await Promise.all(letters.map((letter, index) => postTo(servers[index % 2]!, event, [letter])));
		expect(again.flatMap((each) => each ?? []).map(({ outcome }) => outcome)).toEqual(letters.map(() => 'known'));
	});

	test('every receipt holds when one of them is killed in the middle', async () => {
		const siege = await besiege({ event, servers, kills: 2, loadMs: () => 400, leastReceipts: 30 });
		expect(siege.broken).toEqual([]);
		expect(siege.receipts).toBeGreaterThan(50);
	});
});

test('a server outlives its PostgreSQL, turns devices away for a while and loses nothing', async () => {
	const own = await aCluster({ isDurable: true });
	const servers = await started(own.newDatabase());
	const event = await anEvent();
	await createOn(servers[0]!, event);
	const strike = async (kill: number) => {
		if (kill === 1) own.killBackend();
		else await own.kill().then(() => own.start());
		await servers[0]!.answers();
	};
	const siege = await besiege({ event, servers, kills: 2, loadMs: () => 300, leastReceipts: 10, strike });
	expect(siege.broken).toEqual([]);
	expect(siege.receipts).toBeGreaterThan(10);
	expect(servers[0]!.log).not.toContain('fault');
	await discard(servers);
	await own.discard();
});

test('a server on SQLite gives one letter 50 equal receipts and one row', async () => {
	const servers = await started(undefined);
	const event = await anEvent();
	await createOn(servers[0]!, event);
	const letters = Array.from({ length: 10 }, (_, index) => aPosted(index + 1));
	expect(await postManyTimes(servers, event, letters)).toMatchObject({ unequal: [], missing: [] });
	await discard(servers);
});

test('every receipt of a server on SQLite holds when it is killed in the middle', async () => {
	const servers = await started(undefined);
	const event = await anEvent();
	await createOn(servers[0]!, event);
	const siege = await besiege({ event, servers, kills: 2, loadMs: () => 400, leastReceipts: 30 });
	expect(siege.broken).toEqual([]);
	expect(siege.receipts).toBeGreaterThan(50);
	await discard(servers);
});

test('a server told to stop answers what it took in', async () => {
	const servers = await started(undefined);
	const event = await anEvent();
	await createOn(servers[0]!, event);
	const posts = Array.from({ length: 12 }, (_, index) => postTo(servers[0]!, event, [aPosted(index + 1, {}, 200_000)]));
	await Promise.race(posts);
	expect(await servers[0]!.stop()).toBe(0);
	const receipts = (await Promise.all(posts)).flatMap((each) => each ?? []);
	await servers[0]!.start();
	const lying = await lyingOn(servers[0]!, event);
	expect(receipts.length).toBeGreaterThan(0);
	expect(receipts.filter(({ id, digest }) => lying.get(id) !== digest)).toEqual([]);
	await discard(servers);
});

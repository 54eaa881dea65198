import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { mergeBatches } from '#lib/domain/print/print-batch.ts';
import type { FeedFact } from '#lib/domain/wire/facts-wire.ts';
import { Database } from '#lib/device/database.ts';
import { forgetOrganised } from '#lib/device/organisers.ts';
import { factFeedOf, factsOf, saveFetchedFacts, saveFacts, settleFacts, waitingFacts } from '#lib/device/facts.ts';
import { aDatabase } from '../support/device.ts';
import { aMomentMs, anId, code } from '../support/people.ts';
import { aMade, aMark } from '../support/facts.ts';

const batchesOn = async (database: Database, event = code) => {
	const { rows, numbers } = await factsOf(database, event);
	return mergeBatches(
		rows.map(({ fact }) => fact),
		numbers
	);
};

test('a device that marked print runs for itself has them as batches that wait to be shared', async () => {
	const name = `test-${crypto.randomUUID()}`;
	const before = new Dexie(name);
	before.version(1).stores({
		events: 'code',
		collected: '[event+id], event, [event+n], [event+state]',
		printed: '[event+id], event',
		organisers: 'code'
	});
	// They are made one after the other, because batches are listed in the order of their making.
	const [letters, cards, elsewhere] = [anId(), anId(aMomentMs + 1), anId(aMomentMs + 2)];
	const [a, b, c, d] = [anId(), anId(), anId(), anId()];
	const mark = (event: string, id: string, run: string) => ({ event, id, run, printedAtMs: aMomentMs });
	await before.table('collected').bulkPut([
		{ event: code, id: a, n: 2, kind: 'letter' },
		{ event: code, id: b, n: 1, kind: 'letter' },
		{ event: code, id: c, n: 3, kind: 'card' }
	]);
	await before.table('organisers').put({ code, cursor: 7 });
	const marks = [mark(code, a, letters), mark(code, b, letters), mark(code, c, cards), mark('ABCDEF', d, elsewhere)];
	await before.table('printed').bulkPut(marks);
	before.close();

	const database = new Database(name);
	const batches = await batchesOn(database);
	expect(batches).toMatchObject([
		{ id: cards, what: 'cards', itemIds: [c], state: 'printed' },
		{ id: letters, what: 'letters', itemIds: [b, a], state: 'printed', madeAt: '2026-12-10T12:00:00.000Z' }
	]);
	expect(await waitingFacts(database, code)).toHaveLength(4);
	const feed = await factFeedOf(database, code, anId);
	expect([feed.device, feed.cursor]).toEqual([batches[0]?.device, 0]);
	expect((await batchesOn(database, 'ABCDEF'))[0]?.device).not.toBe(feed.device);
	expect(await database.organisers.get(code)).toMatchObject({ cursor: 7 });
	expect(database.tables.map((table) => table.name)).not.toContain('printed');
});

test('saveFacts keeps facts until settleFacts names their batch', async () => {
	const database = aDatabase();
	const made = aMade();
	await saveFacts(database, code, [made]);
	expect((await batchesOn(database))[0]?.number).toBeUndefined();
	await settleFacts(database, code, [{ fact: made, state: 'sent', number: 12 }]);
	expect(await waitingFacts(database, code)).toEqual([]);
	expect((await batchesOn(database))[0]?.number).toBe(12);
});

test('saveFetchedFacts adds nothing twice, settles what waited here, and never goes back', async () => {
	const database = aDatabase();
	const { device } = await factFeedOf(database, code, anId);
	expect((await factFeedOf(database, code, anId)).device).toBe(device);
	const [own, theirs] = [aMade(), aMade()];
	await saveFacts(database, code, [own]);
	const feed: FeedFact[] = [own, theirs, aMark(theirs)].map((fact, at) => ({ n: at + 1, number: at === 0 ? 1 : 2, fact }));
	expect(await saveFetchedFacts(database, code, feed, { n: 3 })).toBe(2);
	expect(await saveFetchedFacts(database, code, feed.slice(0, 1), { n: 1 })).toBe(0);
	expect(await waitingFacts(database, code)).toEqual([]);
	expect((await factFeedOf(database, code, anId)).cursor).toBe(3);
	expect((await batchesOn(database)).map(({ number, state }) => [number, state])).toEqual([
		[2, 'printed'],
		[1, 'made']
	]);
});

test('forgetOrganised takes the print batches with it', async () => {
	const database = aDatabase();
	await saveFacts(database, code, [aMade()]);
	await factFeedOf(database, code, anId);
	await forgetOrganised(database, code);
	expect(await batchesOn(database)).toEqual([]);
	expect(await database.batchFeeds.count()).toBe(0);
});

import { afterEach, expect, test, vi } from 'vitest';
import { Batches } from '#lib/desk/batches.svelte.ts';
import { Facts } from '#lib/desk/facts.svelte.ts';
import { aDeskDevice, anEventOnServer, openedOn, type EventOnServer } from '../support/desks.ts';
import { anId } from '../support/people.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();
afterEach(() => vi.restoreAllMocks());

const caseIds = ['wendy-galarza', 'zhang-zhan'];
/** Every second item is of the second case. */
const caseOf = (id: string) => caseIds[Number(id.at(-1)) % 2];

async function aDesk(event: EventOnServer) {
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	const facts = new Facts(device.parts, open);
	return { ...device, facts, batches: new Batches(facts, caseOf) };
}
const itemIds = [1, 2, 3].map((n) => `019b0a1e-0000-7000-8000-00000000000${n}`);
const made = async (batches: Batches, ids = itemIds, again?: string[]) => {
	const outcome = await batches.make({ itemIds: ids, what: 'letters', pages: ids.length, again });
	if (outcome.kind !== 'made') throw new Error(outcome.kind);
	return outcome.batch;
};

test('Batches.make keeps a batch here, and another desk hears of it with the number the server gave', async () => {
	const event = await anEventOnServer();
	const [here, there] = [await aDesk(event), await aDesk(event)];
	const batch = await made(here.batches);
	await here.facts.sync();
	await there.facts.sync();
	expect(here.batches.list).toMatchObject([{ id: batch, number: 1, state: 'made', isOwn: true, isWaiting: false, pages: 3 }]);
	expect(there.batches.list).toMatchObject([{ id: batch, number: 1, state: 'made', isOwn: false, isWaiting: false }]);
	expect(there.batches.list[0]?.perCase).toEqual([
		{ caseId: 'zhang-zhan', count: 2 },
		{ caseId: 'wendy-galarza', count: 1 }
	]);
	expect([there.batches.itemsOf(batch), there.batches.itemsOf('nothing')]).toEqual([itemIds, []]);
});

test('Batches says what it was told without a network only here, until it can be shared', async () => {
	const event = await anEventOnServer();
	const [here, there] = [await aDesk(event), await aDesk(event)];
	here.wire.mood = 'down';
	const batch = await made(here.batches);
	await here.batches.markPrinted(batch);
	await here.facts.sync();
	expect(here.batches.list).toMatchObject([{ state: 'printed', isWaiting: true }]);
	expect([here.facts.waiting, here.facts.hindrance, here.facts.heardAtMs]).toEqual([2, 'unreachable', undefined]);
	here.wire.mood = 'answers-lost';
	await here.facts.sync();
	here.wire.mood = 'sound';
	await here.facts.sync();
	await there.facts.sync();
	expect([here.facts.waiting, here.facts.hindrance, here.facts.heardAtMs]).toEqual([0, undefined, here.clock.nowMs()]);
	expect(there.batches.list).toMatchObject([{ id: batch, state: 'printed', number: 1 }]);
	expect(there.batches.prints.get(itemIds[0]!)?.state).toBe('printed');
});

test('Batches.takeBack frees the items on every desk, whoever made the batch', async () => {
	const event = await anEventOnServer();
	const [here, there] = [await aDesk(event), await aDesk(event)];
	const batch = await made(here.batches);
	await here.facts.sync();
	await there.facts.sync();
	expect(there.batches.overlapWith(itemIds)).toMatchObject([{ batch: { id: batch }, itemIds }]);
	expect(await there.batches.takeBack(batch, 'all')).toMatchObject({ kind: 'said' });
	await there.facts.sync();
	await here.facts.sync();
	for (const { batches } of [here, there]) {
		expect([batches.list[0]?.state, batches.overlapWith(itemIds), batches.prints.size]).toEqual(['taken-back', [], 0]);
		expect(batches.itemsOf(batch)).toEqual(itemIds);
	}
});

test('Batches.markPosted can be taken back on its own: printed, and not in the post after all', async () => {
	const event = await anEventOnServer();
	const { batches } = await aDesk(event);
	const batch = await made(batches);
	await batches.markPrinted(batch);
	await batches.markPosted(batch);
	await batches.markPosted(batch);
	expect(batches.list[0]?.state).toBe('posted');
	await batches.takeBack(batch, 'posted');
	expect(batches.list[0]?.state).toBe('printed');
	expect(await batches.markPrinted('nothing')).toMatchObject({ kind: 'said' });
});

test('Batches tells both desks what was printed twice unaware, and nothing when it was meant', async () => {
	const event = await anEventOnServer();
	const [here, there] = [await aDesk(event), await aDesk(event)];
	there.wire.mood = 'down';
	const first = await made(here.batches);
	const second = await made(there.batches, itemIds.slice(0, 2));
	there.wire.mood = 'sound';
	for (const { facts } of [here, there, here]) await facts.sync();
	for (const { batches } of [here, there]) expect(batches.twice).toMatchObject([{ itemIds: itemIds.slice(0, 2) }]);
	expect(here.batches.list.map(({ twice }) => twice.length)).toEqual([1, 1]);
	await here.batches.takeBack(second, 'all');
	await made(here.batches, itemIds, [first]);
	expect(here.batches.twice).toEqual([]);
});

test('Batches says that a batch was not kept when this device has no room', async () => {
	const event = await anEventOnServer();
	const { batches, database } = await aDesk(event);
	const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError')) as never;
	vi.spyOn(database.printFacts, 'bulkAdd').mockImplementation(full);
	expect(await batches.make({ itemIds: [anId()], what: 'cards' })).toEqual({ kind: 'not-saved', because: 'storage-full' });
	expect(batches.list).toEqual([]);
	vi.restoreAllMocks();
	expect((await batches.make({ itemIds: [anId()], what: 'cards' })).kind).toBe('made');
});

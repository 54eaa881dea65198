import { expect, test, vi } from 'vitest';
import { Facts } from '#lib/desk/facts.svelte.ts';
import { aDeskDevice, anEventOnServer, openedOn, type EventOnServer } from '../support/desks.ts';
import { aMade } from '../support/facts.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

async function aDesk(event: EventOnServer) {
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	return { ...device, facts: new Facts(device.parts, open) };
}

test('Facts.freshen knows the others of now, or says since when it has not heard them', async () => {
	const event = await anEventOnServer();
	const { facts, wire, clock } = await aDesk(event);
	expect(await facts.freshen()).toEqual({ kind: 'fresh' });
	const heardAtMs = clock.nowMs();
	clock.turn(1_000);
	wire.mood = 'down';
	expect(await facts.freshen()).toEqual({ kind: 'stale', heardAtMs });
	wire.mood = 'stalled';
	const freshening = facts.freshen();
	clock.turn(6_000);
	expect(await freshening).toEqual({ kind: 'stale', heardAtMs });
});

test('Facts.sync asked for while it is under way goes round once more', async () => {
	const event = await anEventOnServer();
	const { facts, wire } = await aDesk(event);
	const rounds = () => wire.asked.filter((each) => each.startsWith('GET /batches')).length;
	await Promise.all([facts.sync(), facts.sync(), facts.sync(), facts.sync()]);
	expect(rounds()).toBe(2);
});

test('Facts.sync sends what the server refused again after ten minutes, and at once when the clock was set back', async () => {
	const event = await anEventOnServer();
	const { facts, database, clock } = await aDesk(event);
	await facts.sync();
	await facts.say(() => [aMade()]);
	await facts.sync();
	const refuse = () => database.printFacts.toCollection().modify({ state: 'refused' });
	const stateNow = async () => (await database.printFacts.toArray()).map(({ state }) => state);
	const readUpTo = (cursor: number) => database.batchFeeds.toCollection().modify({ cursor, standsOn: undefined });
	await refuse();
	await readUpTo(99);
	await facts.sync();
	expect(await stateNow()).toEqual(['refused']);
	await readUpTo(0);
	clock.turn(10 * 60_000);
	await facts.sync();
	expect(await stateNow()).toEqual(['shared']);
	await refuse();
	await readUpTo(0);
	vi.spyOn(clock, 'nowMs').mockReturnValue(0);
	await facts.sync();
	expect(await stateNow()).toEqual(['shared']);
});

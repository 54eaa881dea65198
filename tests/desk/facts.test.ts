import { expect, test } from 'vitest';
import { Facts } from '#lib/desk/facts.svelte.ts';
import { aDeskDevice, anEventOnServer, openedOn, type EventOnServer } from '../support/desks.ts';
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

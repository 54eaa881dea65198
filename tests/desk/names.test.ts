import { expect, test } from 'vitest';
import { anEventOnServer, aTray, openedOn } from '../support/desks.ts';
import { useOwnServer } from '../support/own-server.ts';
import { Tray } from '#lib/desk/tray.svelte.ts';

useOwnServer();

async function twoDesks() {
	const event = await anEventOnServer();
	const [here, there] = [await aTray(event), await aTray(event)];
	const sync = async () => {
		for (const { tray } of [here, there, here]) await tray.facts.sync();
	};
	await sync();
	return { event, here, there, sync };
}

test('Names.say names a device on every desk, and the name can be changed', async () => {
	const { here, there, sync } = await twoDesks();
	expect(await here.tray.names.say(' Mira ')).toMatchObject({ kind: 'said' });
	expect(here.tray.names.own).toEqual({ name: 'Mira' });
	await sync();
	const device = here.tray.facts.ownDevice!;
	expect(there.tray.names.of(device)).toEqual({ name: 'Mira' });
	expect(there.tray.names.own).toBeUndefined();
	here.clock.turn(120_000);
	await here.tray.names.say('Mira, stall 2');
	await sync();
	for (const { tray } of [here, there]) expect(tray.names.of(device)).toEqual({ name: 'Mira, stall 2' });
	const deeds = there.tray.reviews.deeds.filter(({ kind }) => kind === 'named');
	expect(deeds.map(({ id }) => there.tray.names.saidIn(id))).toEqual(['Mira, stall 2', 'Mira']);
});

test('Names keeps two devices of one name apart, and a name that is taken back is gone', async () => {
	const { here, there, sync } = await twoDesks();
	await here.tray.names.say('Joris');
	await there.tray.names.say('joris');
	await sync();
	const marks = [here, there].map(({ tray }) => tray.names.own?.mark);
	expect(new Set(marks).size).toBe(2);
	expect(marks).not.toContain(undefined);
	const own = there.tray.reviews.deeds.find((deed) => here.tray.facts.isOwn(deed))!;
	await there.tray.reviews.takeBackDeed(own);
	await sync();
	expect(here.tray.names.own).toBeUndefined();
	expect(there.tray.names.own).toEqual({ name: 'joris' });
});

test('Names knows its name without a network, and the server never sees one', async () => {
	const { event, here } = await twoDesks();
	await here.tray.names.say('Mira, stall 2');
	await here.tray.facts.sync();
	expect(here.tray.facts.waiting).toBe(0);
	expect(JSON.stringify(here.tray.facts.all)).not.toContain('Mira');
	here.wire.mood = 'down';
	const { open } = await openedOn(here, event);
	const again = new Tray(here.parts, open);
	await again.facts.refresh();
	expect(again.names.own).toEqual({ name: 'Mira, stall 2' });
});

import { expect, test } from 'vitest';
import { Tray } from '#lib/desk/tray.svelte.ts';
import { aDeskDevice, anEventOnServer, aSealed, aTray, deliver, deliverLetters, openedOn } from '../support/desks.ts';
import { aManifest } from '../support/people.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

test('Tray says of each entry in how far it was printed, by the batches of whoever made them', async () => {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 3);
	const { tray } = await aTray(event);
	await tray.collect();
	const made = await tray.batches.make({ itemIds: ids.slice(0, 2), what: 'letters' });
	const printOf = () => tray.entries.map(({ isTaken, isPrinted, isPosted }) => [isTaken, isPrinted, isPosted]);
	expect(printOf()).toEqual([
		[true, false, false],
		[true, false, false],
		[false, false, false]
	]);
	if (made.kind === 'made') await tray.batches.markPrinted(made.batch);
	expect(printOf()[0]).toEqual([true, true, false]);
	if (made.kind === 'made') await tray.batches.takeBack(made.batch, 'all');
	expect(printOf()[0]).toEqual([false, false, false]);
});

test('Tray puts all that could not be opened aside at once and takes it back, also after the desk was closed', async () => {
	const event = await anEventOnServer();
	const others = { ...event, manifest: aManifest({ code: event.code }) };
	await deliver(event, await aSealed(others), await aSealed(others), await aSealed(others));
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	const tray = new Tray(device.parts, open);
	await tray.collect();
	expect([tray.apart.length, tray.aside.length]).toEqual([3, 0]);
	expect(await tray.putAside()).toEqual({ kind: 'saved' });
	expect([tray.apart.length, tray.aside.length]).toEqual([0, 3]);
	const again = new Tray(device.parts, open);
	await again.collect();
	expect([again.apart.length, again.aside.length, again.fetched]).toEqual([0, 3, 3]);
	await again.takeBack();
	expect([again.apart.length, again.aside.length]).toEqual([3, 0]);
});

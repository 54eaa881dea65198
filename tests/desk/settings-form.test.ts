import { expect, test } from 'vitest';
import { SettingsForm } from '#lib/desk/settings-form.svelte.ts';
import { aDeskDevice, anEventOnServer, openedOn } from '../support/desks.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

test('SettingsForm.save erases nothing that another organiser changed at the same time, and shows it', async () => {
	const event = await anEventOnServer({ name: 'Evening', place: 'Utrecht' });
	const { open } = await openedOn(aDeskDevice(), event);
	const { open: other } = await openedOn(aDeskDevice(), event);
	const form = new SettingsForm(open);
	form.fields.name = 'Evening in June';
	expect((await other.change({ place: 'The library', settings: { cardsAllowed: false } })).kind).toBe('given');
	expect(await form.save()).toBe(false);
	expect(form.differences.map(({ name, isContested }) => [name, isContested])).toEqual([
		['place', false],
		['cardsAllowed', false]
	]);
	expect([form.fields.name, form.fields.place, form.fields.cardsAllowed]).toEqual(['Evening in June', 'The library', false]);
	expect(await form.save()).toBe(true);
	await other.refresh();
	expect(other.manifest).toMatchObject({ name: 'Evening in June', place: 'The library', settings: { cardsAllowed: false } });
});

test('SettingsForm.save keeps what was typed without a network, and sends nothing when nothing changed', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	const form = new SettingsForm(open);
	device.wire.asked.length = 0;
	expect([await form.save(), device.wire.asked]).toEqual([true, []]);
	device.wire.mood = 'down';
	form.fields.place = ' A hall ';
	expect([await form.save(), form.failure?.kind, form.fields.place]).toEqual([false, 'unreachable', ' A hall ']);
	device.wire.mood = 'sound';
	expect([await form.save(), open.manifest.place]).toEqual([true, 'A hall']);
});

test('SettingsForm.toggle sets languages in the order of the pack, and to what they were when all are as before', async () => {
	const { open } = await openedOn(aDeskDevice(), await anEventOnServer({ locales: ['nl', 'en'] }));
	const form = new SettingsForm(open);
	form.toggle('en', false);
	expect([form.fields.locales, form.isComplete]).toEqual([['nl'], true]);
	form.toggle('en', true);
	expect(form.fields.locales).toEqual(['nl', 'en']);
	form.toggle('nl', false);
	form.toggle('en', false);
	expect(form.isComplete).toBe(false);
});

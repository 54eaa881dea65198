import { afterEach, expect, test, vi } from 'vitest';
import { Organiser } from '#lib/desk/organiser.svelte.ts';
import { findOrganised } from '#lib/device/organisers.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import type { Net } from '#lib/net/ask.ts';
import { endpoints } from '../support/api.ts';
import { aDeskDevice, anEventOnServer, openedOn } from '../support/desks.ts';
import { ours } from '../support/device.ts';
import { organiser as another } from '../support/people.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();
afterEach(() => vi.restoreAllMocks());

const pin = '493817';

test('OpenEvent.change counts here only once the server has it', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	device.wire.mood = 'down';
	const next = { state: 'closed' } as const;
	expect(await open.change(next)).toEqual({ kind: 'unreachable' });
	expect([open.manifest.state, (await findOrganised(device.database, event.code))?.counter]).toEqual(['open', 1]);
	device.wire.mood = 'answers-lost';
	expect(await open.change(next)).toEqual({ kind: 'unreachable' });
	device.wire.mood = 'sound';
	expect((await open.change(next)).kind).toBe('given');
	expect([open.manifest.state, (await findOrganised(device.database, event.code))?.counter]).toEqual(['closed', 2]);
});

test('OpenEvent.change is refused when another organiser was faster, and refresh takes what they changed', async () => {
	const event = await anEventOnServer();
	const [here, there] = [aDeskDevice(), aDeskDevice()];
	const [{ open }, { open: other }] = [await openedOn(here, event), await openedOn(there, event)];
	await other.change({ name: 'Theirs' });
	expect(await open.change({ name: 'Ours' })).toEqual({
		kind: 'declined',
		because: 'wrong-counter'
	});
	expect(open.manifest.name).not.toBe('Ours');
	await open.refresh();
	expect([open.manifest.name, open.manifest.counter]).toEqual(['Theirs', 2]);
	expect((await open.change({ name: 'Ours' })).kind).toBe('given');
});

test('OpenEvent.refresh keeps what it took for the next time', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	const { open: other } = await openedOn(aDeskDevice(), event);
	await other.change({ place: 'The library' });
	await open.refresh();
	device.wire.mood = 'down';
	expect((await openedOn(device, event)).open.manifest).toMatchObject({ place: 'The library', counter: 2 });
});

test('OpenEvent.refresh takes nothing that another key signed, nor a counter lower than its own', async () => {
	const event = await anEventOnServer();
	let given: unknown;
	const device = aDeskDevice((path, init) =>
		given && path === apiPath(event.code) ? Promise.resolve(ours(200, given)) : endpoints(path, init)
	);
	const { open } = await openedOn(device, event);
	await open.change({ place: 'The library' });
	given = await signManifest({ ...open.manifest, place: 'Elsewhere', counter: 9 }, another);
	await open.refresh();
	expect(open.manifest).toMatchObject({ place: 'The library', counter: 2 });
	given = await signManifest(event.manifest, event.key);
	await open.refresh();
	expect(open.manifest).toMatchObject({ place: 'The library', counter: 2 });
});

test('OpenEvent says that a newer app changed the event, and a device that never saw it opens nothing', async () => {
	const event = await anEventOnServer();
	let given: unknown;
	const net: Net = (path, init) =>
		given && path === apiPath(event.code) ? Promise.resolve(ours(200, given)) : endpoints(path, init);
	const device = aDeskDevice(net);
	const { organiser, open } = await openedOn(device, event);
	await organiser.keepHere(pin);
	const signed = JSON.stringify({ ...event.manifest, counter: 2, needs: ['what-comes-tomorrow'] });
	given = {
		manifest: signed,
		signature: toBase64Url(await event.key.sign(signed)),
		verifyKey: toBase64Url(event.key.verifyKey)
	};
	await open.refresh();
	expect([open.needsNewerApp, open.manifest.counter]).toEqual([true, 1]);
	expect(await new Organiser(aDeskDevice(net).parts).open(event.entropy)).toEqual({ kind: 'needs-newer-app' });
	device.wire.mood = 'down';
	const later = new Organiser(device.parts);
	expect(await later.openKept({ pin })).toEqual({ kind: 'opened' });
	expect([later.current?.needsNewerApp, later.current?.manifest.counter]).toEqual([true, 1]);
	device.wire.mood = 'sound';
	given = undefined;
	expect((await open.change({ name: 'Understood again' })).kind).toBe('given');
	expect([open.needsNewerApp, (await findOrganised(device.database, event.code))?.newer]).toEqual([false, undefined]);
});

test('OpenEvent.refresh gives a server that was restored from a backup its newer record back (I20)', async () => {
	const event = await anEventOnServer();
	const older = await signManifest(event.manifest, event.key);
	let isRestored = false;
	const sent: string[] = [];
	const device = aDeskDevice((path, init) => {
		if (isRestored && path === apiPath(event.code) && init.method === 'PUT') sent.push(String(init.body));
		return isRestored && path === apiPath(event.code) && init.method !== 'PUT'
			? Promise.resolve(ours(200, older))
			: endpoints(path, init);
	});
	const { open } = await openedOn(device, event);
	await open.change({ name: 'Once more' });
	await open.change({ name: 'Later' });
	isRestored = true;
	await open.refresh();
	expect(sent.map((body) => JSON.parse((JSON.parse(body) as { manifest: string }).manifest) as unknown)).toEqual([
		expect.objectContaining({ name: 'Later', counter: 3 })
	]);
	expect(open.manifest).toMatchObject({ name: 'Later', counter: 3 });
});

import { afterEach, expect, test, vi } from 'vitest';
import { deleteOnServer } from '#lib/desk/calls.ts';
import { Desk } from '#lib/desk/desk.svelte.ts';
import { Organiser } from '#lib/desk/organiser.svelte.ts';
import { findOrganised, saveOrganiser } from '#lib/device/organisers.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { readJoinLink } from '#lib/keys/join-link.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import type { Net } from '#lib/net/ask.ts';
import { endpoints } from '../support/api.ts';
import { aDeskDevice, anEventOnServer, deliverLetters, openedOn } from '../support/desks.ts';
import { ours } from '../support/device.ts';
import { organiser as another, random } from '../support/people.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();
afterEach(() => vi.restoreAllMocks());

/** A server that gives this in place of the event's record, or in place of its pack. */
const giving =
	(code: string, body: unknown, part = ''): Net =>
	(path, init) =>
		path === apiPath(code, part) ? Promise.resolve(ours(200, body)) : endpoints(path, init);

test('Organiser.open opens an event with its words alone, on a device that never heard of it', async () => {
	const event = await anEventOnServer({ name: 'Evening in Utrecht' });
	const { open, organiser } = await openedOn(aDeskDevice(), event);
	expect([open.code, open.manifest.name, open.isKept]).toEqual([event.code, 'Evening in Utrecht', false]);
	expect(open.pack.cases.map(({ id }) => id)).toEqual(['wendy-galarza', 'zhang-zhan']);
	expect(readJoinLink(open.joinLink('7'))).toEqual({
		kind: 'link',
		parts: { code: event.code, token: event.joinToken, fingerprint: open.fingerprint, table: '7' }
	});
	expect(open.joinLink()).toMatch(/^https:\/\/letters\.test\/join#/);
	expect(organiser.current).toBe(open);
});

test('Organiser.open opens without a network what this device fetched before, and nothing else', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	device.wire.mood = 'down';
	expect(await new Organiser(device.parts).open(event.entropy)).toEqual({ kind: 'unreachable' });
	device.wire.mood = 'sound';
	await openedOn(device, event);
	device.wire.mood = 'down';
	const { open } = await openedOn(device, event);
	expect([open.code, open.pack.cases.length]).toEqual([event.code, 2]);
});

test('Organiser.open ends by the handed clock when the server never answers, and opens what lies here', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	await openedOn(device, event);
	device.wire.mood = 'stalled';
	const opening = new Organiser(device.parts).open(event.entropy);
	let isOver = false;
	void opening.then(() => (isOver = true));
	await vi.waitFor(() => {
		device.clock.turn(60_000);
		expect(isOver).toBe(true);
	});
	expect(await opening).toEqual({ kind: 'opened' });
});

test('Organiser.open refuses a record that another key signed, or that names another pack', async () => {
	const event = await anEventOnServer();
	const forged = await signManifest(event.manifest, another);
	const fromOthers = aDeskDevice(giving(event.code, forged));
	expect(await new Organiser(fromOthers.parts).open(event.entropy)).toEqual({ kind: 'altered' });
	const otherPack = aDeskDevice(giving(event.code, { another: 'pack' }, '/pack'));
	expect(await new Organiser(otherPack.parts).open(event.entropy)).toEqual({ kind: 'altered' });
	expect(await otherPack.database.organisers.count()).toBe(0);
});

test('Organiser.open stays with the record this device saw when the server has an older one', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	const older = await signManifest(event.manifest, event.key);
	expect((await open.change({ name: 'Later' })).kind).toBe('given');
	const rolledBack = { ...device.parts, net: giving(event.code, older) };
	const organiser = new Organiser(rolledBack);
	expect(await organiser.open(event.entropy)).toEqual({ kind: 'opened' });
	expect(organiser.current!.manifest).toMatchObject({ name: 'Later', counter: 2 });
	expect((await openedOn(device, event)).open.manifest.name).toBe('Later');
});

test('Organiser.open says that words open no event here', async () => {
	expect(await new Organiser(aDeskDevice().parts).open(random(16))).toMatchObject({ kind: 'unknown-event' });
});

test('Organiser.open opens what lies here of an event that was deleted elsewhere, and the desk says that it is gone', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	await openedOn(device, event);
	expect((await deleteOnServer({ ...device.parts, net: endpoints }, event.code, event.token)).kind).toBe('given');
	const { open } = await openedOn(device, event);
	const desk = new Desk(device.parts, open);
	expect([open.code, desk.isGone]).toEqual([event.code, false]);
	await desk.tray.collect();
	expect(desk.isGone).toBe(true);
});

test('Organiser.open opens an event with its recovery words: they read, count and print, and change and delete nothing', async () => {
	const event = await anEventOnServer();
	const [id] = await deliverLetters(event, 1);
	const device = aDeskDevice();
	const { open, organiser } = await openedOn(device, { ...event, entropy: event.recoveryEntropy });
	expect([open.code, open.isRecovery, organiser.current]).toEqual([event.code, true, open]);
	const desk = new Desk(device.parts, open);
	await desk.tray.collect();
	expect(desk.tray.entries.map(({ row }) => row.id)).toEqual([id]);
	expect((await desk.byHand.count([{ caseId: 'zhang-zhan', kind: 'letter', count: 2 }])).kind).toBe('counted');
	expect((await desk.batches.make({ itemIds: [id!], what: 'letters' })).kind).toBe('made');
	await desk.facts.sync();
	expect([desk.facts.hindrance, desk.batches.list[0]?.number]).toEqual([undefined, 1]);
	expect(await open.change({ state: 'closed' })).toMatchObject({ kind: 'refused' });
	expect(await deleteOnServer({ ...device.parts, net: endpoints }, event.code, open.token)).toMatchObject({ kind: 'refused' });
	device.wire.mood = 'down';
	const { open: again } = await openedOn(device, { ...event, entropy: event.recoveryEntropy });
	expect([again.code, again.isRecovery, (await openedOn(device, event)).open.isRecovery]).toEqual([event.code, true, false]);
});

test('Organiser.open opens nothing with recovery words that the event is not sealed to', async () => {
	const event = await anEventOnServer();
	const strangers = await anEventOnServer();
	const answer = { ...(await signManifest({ ...strangers.manifest, code: event.code }, strangers.key)) };
	const device = aDeskDevice(giving(event.code, answer));
	expect(await new Organiser(device.parts).open(event.recoveryEntropy)).toEqual({ kind: 'altered' });
});

test('Organiser.open says so when this device cannot keep the event', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError')) as never;
	vi.spyOn(device.database.organisers, 'put').mockImplementation(full);
	const organiser = new Organiser(device.parts);
	expect(await organiser.open(event.entropy)).toEqual({ kind: 'not-saved', because: 'storage-full' });
	expect(organiser.current).toBeUndefined();
});

const pin = '493817';

test('Organiser.openKept opens with its PIN, without the words and without a network, until somebody leaves', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const { organiser, open } = await openedOn(device, event);
	expect(await new Organiser(device.parts).openKept()).toEqual({ kind: 'none' });
	await organiser.keepHere(pin);
	expect(open.isKept).toBe(true);
	device.wire.mood = 'down';
	const later = new Organiser(device.parts);
	expect((await later.kept()).map(({ row }) => row.code)).toEqual([event.code]);
	expect(await later.openKept()).toEqual({ kind: 'pin-needed' });
	expect(await later.openKept({ code: '0THER0', pin })).toEqual({ kind: 'none' });
	expect(await later.openKept({ code: event.code, pin })).toEqual({ kind: 'opened' });
	expect([later.current?.code, later.current?.isKept]).toEqual([event.code, true]);
	await later.leave({ isErasing: false });
	expect([later.current, await new Organiser(device.parts).openKept({ pin })]).toEqual([undefined, { kind: 'none' }]);
	expect(await findOrganised(device.database, event.code)).toMatchObject({ code: event.code });
});

test('Organiser.keepHere leaves the bytes behind the words nowhere on the disk in clear', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const { organiser } = await openedOn(device, event);
	await organiser.keepHere(pin);
	const row = (await findOrganised(device.database, event.code))!;
	expect(row.entropy).toBeUndefined();
	const onDisk = Object.values({ ...row, ...row.locked }).filter((value) => value instanceof Uint8Array);
	for (const bytes of onDisk) expect([...bytes].join()).not.toContain([...event.entropy].join());
});

test('Organiser.openKept forgets the key after ten wrong PINs, and a right one begins to count anew', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const { organiser } = await openedOn(device, event);
	await organiser.keepHere(pin);
	const later = new Organiser(device.parts);
	expect(await later.openKept({ pin: 'garden' })).toEqual({ kind: 'wrong-pin', left: 9 });
	expect(await later.openKept({ pin })).toEqual({ kind: 'opened' });
	await device.database.organisers.update(event.code, { wrongPins: 9 });
	expect(await new Organiser(device.parts).openKept({ pin: 'garden' })).toEqual({ kind: 'forgotten' });
	expect(await new Organiser(device.parts).openKept({ pin })).toEqual({ kind: 'none' });
	expect((await openedOn(device, event)).open.isKept).toBe(false);
});

test('Organiser.kept takes a key off the disk that an app of before left in clear, and opens its event once more', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	await openedOn(device, event);
	await device.database.organisers.update(event.code, { entropy: new Uint8Array(event.entropy) });
	const later = new Organiser(device.parts);
	expect((await later.kept()).map(({ row }) => row.code)).toEqual([event.code]);
	expect((await findOrganised(device.database, event.code))?.entropy).toBeUndefined();
	expect(await later.openKept()).toEqual({ kind: 'opened' });
	expect(later.current?.isKept).toBe(false);
});

test('Organiser.openKept opens nothing whose record was altered on the disk', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const { organiser } = await openedOn(device, event);
	await organiser.keepHere(pin);
	const row = (await findOrganised(device.database, event.code))!;
	await saveOrganiser(device.database, { ...row, manifest: row.manifest.replace('"open"', '"closed"') });
	expect(await new Organiser(device.parts).openKept({ pin })).toEqual({ kind: 'none' });
});

test('Organiser.leave wipes the key from memory, and with isErasing everything of the event from the disk', async () => {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const { organiser, open } = await openedOn(device, event);
	await organiser.keepHere(pin);
	await organiser.leave({ isErasing: true });
	expect([...open.entropy]).toEqual(Array(16).fill(0));
	expect(await device.database.organisers.count()).toBe(0);
});

test('Organiser.kept says none where the storage cannot be read', async () => {
	const device = aDeskDevice();
	vi.spyOn(device.database.organisers, 'toCollection').mockImplementation(() => {
		throw new DOMException('lost', 'InvalidStateError');
	});
	expect(await new Organiser(device.parts).kept()).toEqual([]);
});

import { expect, test } from 'vitest';
import { findOrganised } from '#lib/device/organisers.ts';
import { deleteOnServer } from '#lib/desk/calls.ts';
import { Desk } from '#lib/desk/desk.svelte.ts';
import { NewWords } from '#lib/desk/new-words.svelte.ts';
import { Organiser } from '#lib/desk/organiser.svelte.ts';
import type { PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import { fromBase64 } from '#lib/keys/bytes.ts';
import { readJoinLink } from '#lib/keys/join-link.ts';
import { entropyOf } from '#lib/keys/words.ts';
import type { Net } from '#lib/net/ask.ts';
import { decryptWith } from '#lib/sealing/age.ts';
import { endpoints } from '../support/api.ts';
import { aDeskDevice, aSealed, anEventOnServer, deliver, openedOn, type EventOnServer } from '../support/desks.ts';
import { ours } from '../support/device.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

const openIt = async (device: ReturnType<typeof aDeskDevice>, event: EventOnServer, entropy = event.entropy) => {
	const { organiser, open } = await openedOn(device, { ...event, entropy });
	return { device, organiser, open, newWords: new NewWords(device.parts, organiser, open) };
};
/** Opens the event on a device of its own that never heard of it. */
const opened = (event: EventOnServer, entropy = event.entropy, net?: Net) => openIt(aDeskDevice(net), event, entropy);
const handOver = async (newWords: NewWords) => {
	await newWords.handOver();
	expect([newWords.failure, newWords.isPerhapsDone]).toEqual([undefined, false]);
	return entropyOf(newWords.words);
};
const lettersOn = async ({ device, organiser }: Awaited<ReturnType<typeof opened>>) => {
	const desk = new Desk(device.parts, organiser.current!);
	await desk.tray.collect();
	expect(desk.tray.apart).toEqual([]);
	return desk.tray.entries.map(({ row }) => row.id).sort();
};

test('NewWords hands the event from the recovery words to new ones, which open what came before and after, and change it', async () => {
	const event = await anEventOnServer();
	const before = await aSealed(event);
	await deliver(event, before);
	const recovering = await opened(event, event.recoveryEntropy);
	const next = await handOver(recovering.newWords);
	expect(recovering.organiser.current).toMatchObject({ code: event.code, isRecovery: false, isJustHandedOver: true });
	const fresh = await opened(event, next);
	const { manifest } = fresh.open;
	expect([manifest.keyVersion, manifest.counter, manifest.recipients[1]]).toEqual([2, 2, event.manifest.recipients[1]]);
	// A tablet without a network goes on sealing to the earlier words.
	const after = [await aSealed(event), await aSealed({ ...event, manifest }, { keyVersion: 2 })];
	await deliver(event, ...after);
	const ids = [before, ...after].map(({ id }) => id).sort();
	for (const each of [recovering, fresh, await opened(event, event.recoveryEntropy)]) expect(await lettersOn(each)).toEqual(ids);
	expect((await fresh.open.change({ state: 'closed' })).kind).toBe('given');
	expect((await opened(event, next)).open.manifest.state).toBe('closed');
});

test('NewWords leaves the words of before nothing at the server, and what was collected with them on their device', async () => {
	const event = await anEventOnServer();
	const letter = await aSealed(event);
	await deliver(event, letter);
	const old = await opened(event);
	expect(await lettersOn(old)).toEqual([letter.id]);
	await handOver((await opened(event)).newWords);
	expect(await new Organiser(aDeskDevice().parts).open(event.entropy)).toEqual({ kind: 'unknown-event' });
	expect(await new Organiser(old.device.parts).open(event.entropy)).toMatchObject({ kind: 'refused' });
	expect(await old.open.change({ state: 'closed' })).toMatchObject({ kind: 'refused' });
	expect(await deleteOnServer(old.device.parts, event.code, old.open.token)).toMatchObject({ kind: 'refused' });
	const desk = new Desk(old.device.parts, old.open);
	await desk.tray.collect();
	expect([desk.isRefused, desk.isGone, desk.tray.entries.length]).toEqual([true, true, 1]);
	old.device.wire.mood = 'down';
	expect(await lettersOn(await openIt(old.device, event))).toEqual([letter.id]);
});

test('NewWords hands on and on, and the last words open the letters of every owner, also without a network', async () => {
	const event = await anEventOnServer();
	const written = [await aSealed(event)];
	const second = await opened(event, await handOver((await opened(event)).newWords));
	written.push(await aSealed({ ...event, manifest: second.open.manifest }, { keyVersion: 2 }));
	const last = await handOver(second.newWords);
	const third = await opened(event, last);
	written.push(await aSealed({ ...event, manifest: third.open.manifest }, { keyVersion: 3 }));
	await deliver(event, ...written);
	const ids = written.map(({ id }) => id).sort();
	expect(await lettersOn(third)).toEqual(ids);
	third.device.wire.mood = 'down';
	expect(await lettersOn(await openIt(third.device, event, last))).toEqual(ids);
});

test('NewWords prints links that name the new key, and with a token that the server takes', async () => {
	const event = await anEventOnServer();
	const { newWords, organiser, open } = await opened(event);
	await handOver(newWords);
	const read = readJoinLink(organiser.current!.joinLink('7'));
	if (read.kind !== 'link') throw new Error(read.kind);
	expect([read.parts.fingerprint === open.fingerprint, read.parts.token === event.joinToken]).toEqual([false, false]);
	await deliver({ ...event, joinToken: read.parts.token }, await aSealed(event));
});

test.each(['answers-lost', 'down'] as const)('NewWords goes on with the same words after the wire was %s', async (mood) => {
	const event = await anEventOnServer();
	const { newWords, device, organiser } = await opened(event);
	device.wire.mood = mood;
	await newWords.handOver();
	expect([newWords.failure, newWords.isPerhapsDone]).toEqual([{ kind: 'unreachable' }, true]);
	expect(organiser.current?.isJustHandedOver).toBe(false);
	device.wire.mood = 'sound';
	const next = await handOver(newWords);
	expect((await opened(event, next)).open.isRecovery).toBe(false);
});

test('NewWords takes along what another organiser changed meanwhile', async () => {
	const event = await anEventOnServer();
	const [one, other] = [await opened(event), await opened(event)];
	expect((await other.open.change({ name: 'Northaven goes on' })).kind).toBe('given');
	await handOver(one.newWords);
	expect(one.organiser.current!.manifest).toMatchObject({ name: 'Northaven goes on', counter: 3 });
	await other.newWords.handOver();
	expect(other.newWords.failure).toEqual({ kind: 'declined', because: 'wrong-counter' });
});

test('NewWords sends no identity in clear', async () => {
	const event = await anEventOnServer();
	const { newWords, device } = await opened(event, event.recoveryEntropy, (path, init) => {
		if (typeof init.body === 'string') sent.push(init.body);
		return endpoints(path, init);
	});
	await handOver(newWords);
	expect(sent.join()).not.toMatch(/AGE-SECRET-KEY/i);
	const { keyring } = JSON.parse(sent.at(-1)!) as PostedHandOver;
	for (const identity of [event.key.identity, event.recovery.identity])
		expect((await decryptWith(identity, fromBase64(keyring)!)).kind).toBe('unreadable');
	expect(JSON.stringify(await findOrganised(device.database, event.code))).not.toMatch(/AGE-SECRET-KEY/i);
});
const sent: string[] = [];

test('OpenEvent says why recovery words cannot hand an event over whose owner did not provide for it', async () => {
	const event = await anEventOnServer({ mandates: undefined });
	const { open } = await opened(event, event.recoveryEntropy);
	expect([open.whyNotHandedOver, (await opened(event)).open.whyNotHandedOver]).toEqual(['no-mandate', undefined]);
});

test('NewWords forgets the words of before that were kept behind a PIN', async () => {
	const event = await anEventOnServer();
	const { newWords, organiser, device } = await opened(event);
	await organiser.keepHere('493817');
	expect(organiser.current!.isKept).toBe(true);
	await handOver(newWords);
	expect([organiser.current!.isKept, (await findOrganised(device.database, event.code))?.locked]).toEqual([false, undefined]);
});

test('Organiser.open gives the hand-over back to a server whose backup is from before it', async () => {
	const event = await anEventOnServer();
	let isRestored = false;
	const { newWords, device } = await opened(event, event.entropy, (path, init) => {
		if (isRestored || !path.endsWith('/hand-over')) return endpoints(path, init);
		const { manifest, signature, verifyKey, handedOver } = JSON.parse(String(init.body)) as PostedHandOver;
		return Promise.resolve(ours(200, { manifest, signature, verifyKey, handedOver }));
	});
	const next = await handOver(newWords);
	expect(await new Organiser(aDeskDevice().parts).open(next)).toEqual({ kind: 'unknown-event' });
	isRestored = true;
	expect((await openIt(device, event, next)).open.manifest.keyVersion).toBe(2);
	expect((await opened(event, next)).open.manifest.keyVersion).toBe(2);
	expect(await new Organiser(aDeskDevice().parts).open(event.entropy)).toEqual({ kind: 'unknown-event' });
});

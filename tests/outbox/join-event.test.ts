import { expect, test } from 'vitest';
import type { Manifest } from '#lib/domain/manifest.ts';
import { findEvent, saveJoined } from '#lib/device/events.ts';
import { clearTable } from '#lib/device/sittings.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { joinEvent, refreshEvent } from '#lib/outbox/join-event.ts';
import type { Net } from '#lib/net/ask.ts';
import { openCard } from '#lib/sealing/seal-card.ts';
import { fromBase64 } from '#lib/sealing/bytes.ts';
import { sendDeviceCard } from '#lib/outbox/sending/device-card.ts';
import type { Json } from '../support/mutations.ts';
import { withStrangers } from '../support/strangers.ts';
import { aPackJson } from '../support/signed-event.ts';
import { aDatabase, aJoinedDevice, aSavedDraft, HandTurnedClock, ours } from '../support/device.ts';
import { aManifest, code, organiser, random, recovery } from '../support/people.ts';

const samplePackText = aPackJson('The year 2021');
const packDigest = await sha256Hex(samplePackText);
const link = { code, token: toBase64Url(random(16)), fingerprint: await fingerprintOf(organiser.verifyKey) };

/** A server with one event, whose parts a test can replace. */
async function aServer(change: Partial<Manifest> = {}, key: OrganiserKey = organiser) {
	const served = { event: await signManifest(aManifest({ packDigest, ...change }), key), pack: samplePackText };
	const net: Net = (path) =>
		Promise.resolve(path.endsWith('/pack') ? new Response(served.pack, packHeaders) : ours(200, served.event));
	return { served, net };
}
const packHeaders = { headers: ours(200, {}).headers };
const aPhone = () => ({ database: aDatabase(), clock: new HandTurnedClock(), random, verify: verifyManifest });

test('joinEvent verifies manifest and pack and stores both as signed', async () => {
	const phone = aPhone();
	const { net, served } = await aServer();
	expect(await joinEvent({ ...phone, net }, { ...link, table: '7' })).toMatchObject({
		kind: 'joined',
		event: { mode: 'shared', table: '7' }
	});
	expect(await findEvent(phone.database, code)).toMatchObject({
		...served.event,
		pack: samplePackText,
		packDigest,
		counter: 1,
		nextSeq: 1
	});
});

test('joinEvent refuses recipients that the server put in, and stores nothing', async () => {
	const phone = aPhone();
	const { net } = await aServer({}, recovery);
	expect(await joinEvent({ ...phone, net }, link)).toEqual({ kind: 'not-verified', because: 'wrong-fingerprint' });
	expect(await phone.database.events.count()).toBe(0);
});

test('joinEvent refuses another pack than the one signed for', async () => {
	const phone = aPhone();
	const { net, served } = await aServer();
	served.pack = served.pack.replace('2021', '2022');
	expect(await joinEvent({ ...phone, net }, link)).toEqual({ kind: 'wrong-pack' });
	expect(await phone.database.events.count()).toBe(0);
});

test('joinEvent refuses an event under a code it knows with another key', async () => {
	const phone = aPhone();
	await joinEvent({ ...phone, ...(await aServer()) }, link);
	const other = { ...link, fingerprint: await fingerprintOf(recovery.verifyKey) };
	expect(await joinEvent({ ...phone, ...(await aServer({}, recovery)) }, other)).toEqual({ kind: 'another-key' });
});

test.each([
	['unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
	['sign-in-page', () => Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } }))],
	['refused', () => Promise.resolve(ours(401, {}))],
	['unknown-event', () => Promise.resolve(ours(404, {}))],
	['server-busy', () => Promise.resolve(ours(429, {}))],
	['server-failed', () => Promise.resolve(ours(500, {}))]
] as [string, Net][])('joinEvent says %s', async (kind, net) => {
	expect(await joinEvent({ ...aPhone(), net }, link)).toMatchObject({ kind });
});

test('refreshEvent takes a newer manifest and refuses to go back to an older one', async () => {
	const phone = aPhone();
	const [old, newer] = [await aServer(), await aServer({ counter: 2, state: 'closed' })];
	await joinEvent({ ...phone, ...old }, link);
	expect(await refreshEvent({ ...phone, ...newer }, code)).toMatchObject({ kind: 'fresh', manifest: { state: 'closed' } });
	expect(await refreshEvent({ ...phone, ...old }, code)).toEqual({ kind: 'not-verified', because: 'lowered-counter' });
	expect(await findEvent(phone.database, code)).toMatchObject({ counter: 2 });
});

test('refreshEvent fetches the pack only when its digest changed', async () => {
	const phone = aPhone();
	const { net } = await aServer();
	const paths: string[] = [];
	const noted: Net = (path, init) => (paths.push(path), net(path, init));
	await joinEvent({ ...phone, net: noted }, link);
	await refreshEvent({ ...phone, net: noted }, code);
	expect(paths.map((path) => path.split('/').at(-1))).toEqual([code, 'pack', code]);
	expect(await refreshEvent({ ...phone, net }, 'AAAAAA')).toEqual({ kind: 'not-joined' });
});

/** A record as a newer app signs it. This app need not understand it. */
async function signedByNewer(change: object, key: OrganiserKey = organiser): Promise<EventAnswer> {
	const manifest = JSON.stringify({ ...aManifest({ packDigest, counter: 2 }), ...change });
	return { manifest, signature: toBase64Url(await key.sign(manifest)), verifyKey: toBase64Url(key.verifyKey) };
}
const needing = { needs: ['keyring'], keyring: [] };

test('joinEvent takes a record of a newer app with settings that it does not know, in an answer with fields that it does not', async () => {
	const phone = aPhone();
	const { net, served } = await aServer();
	const event = await signedByNewer({ later: [1], settings: { ...aManifest().settings, envelope: 'jp-chou3' } });
	served.event = { ...event, mandates: [] } as EventAnswer;
	expect(await joinEvent({ ...phone, net }, link)).toMatchObject({
		kind: 'joined',
		manifest: { settings: { envelope: 'din5008b' } }
	});
	expect(await findEvent(phone.database, code)).toMatchObject({ manifest: event.manifest });
});

test('joinEvent says needs-newer-app for a record that names what it does not understand, and stores nothing', async () => {
	const phone = aPhone();
	const { net, served } = await aServer();
	served.event = await signedByNewer(needing);
	expect(await joinEvent({ ...phone, net }, link)).toEqual({ kind: 'needs-newer-app' });
	expect(await phone.database.events.count()).toBe(0);
});

test('joinEvent says needs-newer-app for a pack that names what it does not understand', async () => {
	const phone = aPhone();
	const { net, served } = await aServer();
	served.pack = JSON.stringify({ ...(JSON.parse(samplePackText) as object), needs: ['right-to-left-stamps'] });
	served.event = await signedByNewer({ packDigest: await sha256Hex(served.pack) });
	expect(await joinEvent({ ...phone, net }, link)).toEqual({ kind: 'needs-newer-app' });
	expect(await phone.database.events.count()).toBe(0);
});

test('joinEvent passes over fields of a newer pack that needs nothing', async () => {
	const phone = aPhone();
	const { net, served } = await aServer();
	served.pack = JSON.stringify(withStrangers(JSON.parse(samplePackText) as Json));
	served.event = await signedByNewer({ packDigest: await sha256Hex(served.pack) });
	expect(await joinEvent({ ...phone, net }, link)).toMatchObject({ kind: 'joined' });
});

test.each([
	['another key', () => signedByNewer(needing, recovery), 'wrong-fingerprint'],
	['an older counter', () => signedByNewer({ ...needing, counter: 1 }), 'lowered-counter'],
	['another event', () => signedByNewer({ ...needing, code: 'AAAAAA' }), 'wrong-event']
])('refreshEvent refuses what says that it is newer, with %s', async (_what, forge, because) => {
	const phone = aPhone();
	const { net, served } = await aServer({ counter: 2 });
	await joinEvent({ ...phone, net }, link);
	const before = await findEvent(phone.database, code);
	served.event = await forge();
	expect(await refreshEvent({ ...phone, net }, code)).toEqual({ kind: 'not-verified', because });
	expect(await findEvent(phone.database, code)).toEqual(before);
});

test('refreshEvent keeps a record that is too new beside the one it understands, until a newer app reads it without a network', async () => {
	const phone = aPhone();
	const { net, served } = await aServer();
	await joinEvent({ ...phone, net }, link);
	const before = (await findEvent(phone.database, code))!;
	served.event = await signedByNewer(needing);
	expect(await refreshEvent({ ...phone, net }, code)).toEqual({ kind: 'needs-newer-app' });
	expect(await findEvent(phone.database, code)).toEqual({ ...before, newer: { ...served.event, counter: 2 } });
	// An older record is signed as well, but is not what the organisers want any more.
	served.event = (await aServer()).served.event;
	expect(await refreshEvent({ ...phone, net }, code)).toEqual({ kind: 'not-verified', because: 'lowered-counter' });

	const offline: Net = () => Promise.reject(new TypeError('gone'));
	expect(await refreshEvent({ ...phone, net: offline }, code)).toEqual({ kind: 'unreachable' });
	expect(await findEvent(phone.database, code)).toHaveProperty('newer');
	const understanding: typeof verifyManifest = () =>
		Promise.resolve({ kind: 'verified', manifest: aManifest({ packDigest, counter: 2 }) });
	await refreshEvent({ ...phone, net: offline, verify: understanding }, code);
	expect(await findEvent(phone.database, code)).toMatchObject({ manifest: (await signedByNewer(needing)).manifest, counter: 2 });
	expect(await findEvent(phone.database, code)).not.toHaveProperty('newer');
});

test('sendDeviceCard tells the organisers how a device is, and the server its last seq alone', async () => {
	const phone = aPhone();
	await joinEvent({ ...phone, ...(await aServer()) }, { ...link, table: 'bij het raam' });
	await phone.database.events.update(code, { nextSeq: 13 });
	const { device } = (await findEvent(phone.database, code))!;
	let sent: { path: string; body: { card: string; lastSeq: number } } | undefined;
	const net: Net = (path, { body }) => (
		(sent = { path, body: JSON.parse(String(body)) as { card: string; lastSeq: number } }),
		Promise.resolve(ours(200, {}))
	);
	expect(await sendDeviceCard({ ...phone, net, event: code, how: { appVersion: '0.1.0' } })).toEqual({ kind: 'sent' });
	expect(sent).toMatchObject({ path: `/api/v1/events/${code}/devices/${device}`, body: { lastSeq: 12 } });
	const card = await openCard(fromBase64(sent!.body.card)!, organiser.identity, { event: code, device });
	expect(card).toMatchObject({ table: 'bij het raam', appVersion: '0.1.0', unfinished: 0, cleared: 0 });
});

test('sendDeviceCard counts the sheets that lie there unfinished, and those that were cleared so, sealed', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const said = async () => {
		let card = '';
		const net: Net = (_, { body }) => {
			({ card } = JSON.parse(String(body)) as { card: string });
			return Promise.resolve(ours(200, {}));
		};
		await sendDeviceCard({ ...device, net, event: code, how: { appVersion: '0.1.0' } });
		return openCard(fromBase64(card)!, organiser.identity, { event: code, device: device.event.device });
	};
	await aSavedDraft(device);
	await aSavedDraft(device, { kind: 'card' });
	expect(await said()).toMatchObject({ unfinished: 2, cleared: 0 });
	await clearTable(device.database, code);
	expect(await said()).toMatchObject({ unfinished: 0, cleared: 2 });
	await saveJoined(device.database, device.event);
	expect(await said()).toMatchObject({ cleared: 2 });
});

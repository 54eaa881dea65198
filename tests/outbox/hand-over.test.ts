/** A device follows its event to new words, and nobody else can lead it away. */
import { expect, test } from 'vitest';
import { findEvent } from '#lib/device/events.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signChange, signManifest } from '#lib/keys/sign-manifest.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import type { Net } from '#lib/net/ask.ts';
import { joinEvent, refreshEvent } from '#lib/outbox/join-event.ts';
import { aDatabase, HandTurnedClock, ours } from '../support/device.ts';
import { handedOver, keyOf, mandateFor } from '../support/hand-over.ts';
import { aManifest, code, organiser, random, recovery } from '../support/people.ts';
import { aPackJson } from '../support/signed-event.ts';

const pack = aPackJson();
const [first, second, stranger] = [await keyOf(1), await keyOf(2), await keyOf(9)];
const opened = await signManifest(aManifest({ packDigest: await sha256Hex(pack), mandates: mandateFor(recovery) }), organiser);
const once = await handedOver(opened, recovery, first);
const twice = await handedOver(once, first, second);

const linkTo = async ({ verifyKey }: OrganiserKey) => ({
	code,
	token: toBase64Url(random(16)),
	fingerprint: await fingerprintOf(verifyKey),
	table: '7'
});
const [oldLink, newLink, newestLink] = [await linkTo(organiser), await linkTo(first), await linkTo(second)];

const serving = (answer: object): Net => {
	const ofPack = () => new Response(pack, { headers: ours(200, {}).headers });
	return (path) => Promise.resolve(path.endsWith('/pack') ? ofPack() : ours(200, answer));
};

function aTablet() {
	const parts = { database: aDatabase(), clock: new HandTurnedClock(), random, verify: verifyManifest };
	return {
		parts,
		join: (answer: object, link = oldLink) => joinEvent({ ...parts, net: serving(answer) }, link),
		refresh: (answer: object) => refreshEvent({ ...parts, net: serving(answer) }, code),
		row: () => findEvent(parts.database, code)
	};
}

test('refreshEvent follows to the new words, and seals to them from then on', async () => {
	const tablet = aTablet();
	await tablet.join(opened);
	expect(await tablet.refresh(once)).toMatchObject({ kind: 'fresh', manifest: { keyVersion: 2 } });
	expect(await tablet.row()).toMatchObject({ verifyKey: once.verifyKey, counter: 2, fingerprint: oldLink.fingerprint });
	expect(await tablet.refresh(twice)).toMatchObject({ kind: 'fresh', manifest: { keyVersion: 3 } });
	const later: EventAnswer = { ...(await signChange(twice.manifest, { state: 'closed' }, second)), handedOver: twice.handedOver };
	expect(await tablet.refresh(later)).toMatchObject({ kind: 'fresh', manifest: { state: 'closed' } });
	expect(await tablet.row()).not.toHaveProperty('handedOver');
});

test('refreshEvent passes over what it slept through', async () => {
	const tablet = aTablet();
	await tablet.join(opened);
	expect(await tablet.refresh(twice)).toMatchObject({ kind: 'fresh', manifest: { keyVersion: 3 } });
});

test('refreshEvent refuses the owner of before, a stranger, and every other way than the one it went', async () => {
	const tablet = aTablet();
	await tablet.join(opened);
	await tablet.refresh(once);
	const kept = await tablet.row();
	const ofOld = await signChange(
		(await signChange(opened.manifest, { name: 'One' }, organiser)).manifest,
		{ name: 'Two' },
		organiser
	);
	const others: EventAnswer[] = [
		ofOld,
		await handedOver(ofOld, organiser, second),
		await handedOver(ofOld, recovery, second),
		await handedOver(once, stranger, second),
		await handedOver(once, organiser, second),
		{ ...twice, handedOver: [] }
	];
	for (const answer of others)
		expect(await tablet.refresh(answer)).toEqual({ kind: 'not-verified', because: 'wrong-fingerprint' });
	expect(await tablet.row()).toEqual(kept);
});

test('joinEvent joins by a link from before the event was handed over, and by a newer one', async () => {
	for (const link of [oldLink, newLink, newestLink]) {
		const tablet = aTablet();
		expect(await tablet.join(twice, link)).toMatchObject({ kind: 'joined', manifest: { keyVersion: 3 } });
		expect(await tablet.row()).toMatchObject({ verifyKey: twice.verifyKey, fingerprint: link.fingerprint });
	}
	expect(await aTablet().join(once, newestLink)).toEqual({ kind: 'not-verified', because: 'wrong-fingerprint' });
});

test('joinEvent joins again by any link of the same event and keeps the pseudonym, and refuses the link of another owner', async () => {
	const tablet = aTablet();
	const joined = await tablet.join(opened);
	if (joined.kind !== 'joined') throw new Error(joined.kind);
	const { device } = joined.event;
	for (const link of [newestLink, oldLink, newLink])
		expect(await tablet.join(twice, link)).toMatchObject({ kind: 'joined', event: { device, fingerprint: link.fingerprint } });
	const another = await signManifest(aManifest({ counter: 9 }), stranger);
	expect(await tablet.join(another, await linkTo(stranger))).toEqual({ kind: 'another-key' });
	// The lost earlier words hand the event over here: it is somebody else's way to a key of their own.
	expect(await tablet.join(await handedOver(opened, organiser, stranger), await linkTo(stranger))).toEqual({
		kind: 'another-key'
	});
});

test('refreshEvent takes a record of the new owner that it was too old for, once it is understood', async () => {
	const tablet = aTablet();
	await tablet.join(opened);
	const manifest = JSON.stringify({ ...(JSON.parse(once.manifest) as object), needs: ['a-thing-of-tomorrow'] });
	const tomorrows = { ...once, manifest, signature: toBase64Url(await first.sign(manifest)) };
	expect(await tablet.refresh(tomorrows)).toEqual({ kind: 'needs-newer-app' });
	expect(await tablet.row()).toMatchObject({ verifyKey: opened.verifyKey, newer: { manifest, handedOver: once.handedOver } });
	const { newer } = (await tablet.row())!;
	const { manifest: understood, signature } = once;
	await tablet.parts.database.events.update(code, { newer: { ...newer!, manifest: understood, signature } });
	const down: Net = () => Promise.reject(new TypeError('there is no network'));
	expect(await refreshEvent({ ...tablet.parts, net: down }, code)).toEqual({ kind: 'unreachable' });
	expect(await tablet.row()).toMatchObject({ verifyKey: once.verifyKey, counter: 2 });
});

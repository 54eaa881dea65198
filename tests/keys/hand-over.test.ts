import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostHandOvers, type HandOver } from '#lib/domain/hand-over.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { parseEventAnswer } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signChange, signManifest } from '#lib/keys/sign-manifest.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { handedOver, keyOf, mandateFor, restated } from '../support/hand-over.ts';
import { aManifest, code, organiser, recovery } from '../support/people.ts';

const [first, second, third] = [await keyOf(1), await keyOf(2), await keyOf(3)];
const stranger = await keyOf(9);
const opened = await signManifest(aManifest({ counter: 3, mandates: mandateFor(recovery) }), organiser);
/** Two hand-overs: the recovery words to the first new words, and these to the second. */
const once = await handedOver(opened, recovery, first);
const twice = await handedOver(once, first, second);

const pinned = async ({ verifyKey }: OrganiserKey) => ({ fingerprint: await fingerprintOf(verifyKey), code });
const fromPaper = await pinned(organiser);
const without = ({ manifest, signature, verifyKey }: EventAnswer): EventAnswer => ({ manifest, signature, verifyKey });
/** Gives the chain with the hand-over at that place changed. */
const changed = (answer: EventAnswer, at: number, by: HandOver): EventAnswer => ({
	...answer,
	handedOver: answer.handedOver!.map((each, index) => (index === at ? by : each))
});

test('signHandOver seals to the new words in the owner’s place, and to the recovery as before, under the next key version', async () => {
	const verified = await verifyManifest(once, fromPaper);
	if (verified.kind !== 'verified') throw new Error(verified.kind);
	const [, recoveryRecipient] = aManifest().recipients;
	expect(verified.manifest).toMatchObject({
		recipients: [await recipientOf(first.identity), recoveryRecipient],
		keyVersion: 2,
		counter: 4,
		mandates: mandateFor(recovery)
	});
});

test('verifyManifest follows from the key of an old join link to the new one, however it was handed over', async () => {
	expect(await verifyManifest(once, fromPaper)).toMatchObject({ kind: 'verified' });
	expect(await verifyManifest(twice, fromPaper)).toMatchObject({ kind: 'verified', manifest: { counter: 5, keyVersion: 3 } });
	const byOwner = await handedOver(await signManifest(aManifest(), organiser), organiser, first);
	expect(await verifyManifest(byOwner, fromPaper)).toMatchObject({ kind: 'verified' });
	const back = await handedOver(twice, recovery, third);
	expect(await verifyManifest(back, { ...fromPaper, heldKey: twice.verifyKey })).toMatchObject({ kind: 'verified' });
	const later = { ...(await signChange(twice.manifest, { state: 'closed' }, second)), handedOver: twice.handedOver };
	expect(await verifyManifest(later, fromPaper)).toMatchObject({ kind: 'verified', manifest: { state: 'closed' } });
});

test('verifyManifest follows from a newer link alone, and never back to an owner before', async () => {
	expect(await verifyManifest(twice, await pinned(first))).toMatchObject({ kind: 'verified' });
	expect(await verifyManifest(without(twice), await pinned(second))).toMatchObject({ kind: 'verified' });
	const heldByNew = { ...fromPaper, heldKey: once.verifyKey };
	for (const old of [opened, await signChange(opened.manifest, { state: 'closed' }, organiser)])
		expect(await verifyManifest(old, heldByNew)).toEqual({ kind: 'wrong-fingerprint' });
	const otherWay = await handedOver(opened, organiser, third);
	expect(await verifyManifest(otherWay, heldByNew)).toEqual({ kind: 'wrong-fingerprint' });
	expect(await verifyManifest(once, { ...fromPaper, heldKey: twice.verifyKey })).toEqual({ kind: 'wrong-fingerprint' });
});

test('verifyManifest refuses a new key without the way to it, or with a gap in it', async () => {
	for (const handOvers of [undefined, [], twice.handedOver.slice(0, 1), twice.handedOver.slice(1), twice.handedOver.toReversed()])
		expect(await verifyManifest({ ...twice, handedOver: handOvers }, fromPaper)).toEqual({ kind: 'wrong-fingerprint' });
});

test('verifyManifest refuses a statement of a key that the owner’s record does not trust', async () => {
	const plain = await signManifest(aManifest({ counter: 3 }), organiser);
	for (const last of [plain, opened])
		expect(await verifyManifest(await handedOver(last, stranger, first), fromPaper)).toEqual({ kind: 'wrong-fingerprint' });
	const other = await signManifest(aManifest({ mandates: [{ ...mandateFor(recovery)[0]!, may: [] }] }), organiser);
	expect(await verifyManifest(await handedOver(other, recovery, first), fromPaper)).toEqual({ kind: 'wrong-fingerprint' });
});

test('verifyManifest refuses a mandate that another key than the owner’s wrote', async () => {
	const forged = await signManifest(aManifest({ counter: 4, mandates: mandateFor(stranger) }), stranger);
	const chain = await handedOver(forged, stranger, first);
	const inside = changed(chain, 0, { ...chain.handedOver[0]!, verifyKey: opened.verifyKey });
	for (const answer of [chain, inside]) expect(await verifyManifest(answer, fromPaper)).toEqual({ kind: 'wrong-fingerprint' });
});

test.each([
	['of another event', { code: 'AAAAAA' }],
	['of another event under this code', { eventId: '01938b6e-7a3c-7000-8000-0000000000ef' }],
	['from another key', { from: toBase64Url(stranger.verifyKey) }],
	['to another key', { to: toBase64Url(stranger.verifyKey) }],
	['no later than the owner’s record', { counter: 3 }],
	['of a later kind', { v: 2 }]
])('verifyManifest refuses a statement %s, however well it is signed', async (_how, change) => {
	const replaced = changed(once, 0, await restated(once.handedOver[0]!, change, recovery));
	expect(await verifyManifest(replaced, fromPaper)).toEqual({ kind: 'wrong-fingerprint' });
});

test('verifyManifest refuses a record of the new owner from before it was handed over', async () => {
	const early = await signManifest(aManifest({ counter: 3 }), first);
	expect(await verifyManifest({ ...early, handedOver: once.handedOver }, fromPaper)).toEqual({ kind: 'lowered-counter' });
	const elsewhere = await signManifest(aManifest({ counter: 9, eventId: '01938b6e-7a3c-7000-8000-0000000000ef' }), first);
	expect(await verifyManifest({ ...elsewhere, handedOver: once.handedOver }, fromPaper)).toEqual({ kind: 'wrong-event' });
	expect(await verifyManifest(once, { ...fromPaper, lastCounter: 5 })).toEqual({ kind: 'lowered-counter' });
});

test('verifyManifest refuses a way that comes back to where it was, and one that is too long', async () => {
	const around = await handedOver(twice, second, organiser);
	const onward = await handedOver(around, organiser, third);
	expect(await verifyManifest(onward, fromPaper)).toEqual({ kind: 'wrong-fingerprint' });
	let long: EventAnswer = opened;
	for (let at = 0, by = organiser; at <= mostHandOvers; at++) {
		const to = await keyOf(20 + at);
		long = await handedOver(long, by, to);
		by = to;
	}
	expect(await verifyManifest(long, fromPaper)).toEqual({ kind: 'wrong-fingerprint' });
	expect(parseEventAnswer(long)).toMatchObject({ kind: 'parsed', value: { verifyKey: long.verifyKey } });
});

test('verifyManifest follows no hand-over of which one sign was changed', async () => {
	const fields = ['manifest', 'signature', 'verifyKey', 'statement', 'statementSignature', 'signedBy'] as const;
	const place = fc.record({ link: fc.nat(1), field: fc.constantFrom(...fields), at: fc.nat(), sign: fc.constantFrom(...'A1z"') });
	await fc.assert(
		fc.asyncProperty(place, async ({ link, field, at, sign }) => {
			const handOver = twice.handedOver[link]!;
			const text = handOver[field];
			const altered = text.slice(0, at % text.length) + sign + text.slice((at % text.length) + 1);
			// The last sign of 32 or 64 bytes has bits that mean nothing. Another text for the same bytes is no forgery.
			fc.pre(altered !== text && !(text.length < 90 && at % text.length === text.length - 1));
			const answer = changed(twice, link, { ...handOver, [field]: altered });
			expect(await verifyManifest(answer, fromPaper)).toEqual({ kind: 'wrong-fingerprint' });
		}),
		{ numRuns: 150 }
	);
});

test('verifyManifest follows a way of hand-overs only when each was signed by the owner then or by the recovery words', async () => {
	const people = [organiser, first, second, third, recovery, stranger];
	await fc.assert(
		fc.asyncProperty(fc.array(fc.record({ by: fc.nat(5), to: fc.nat(5) }), { minLength: 1, maxLength: 4 }), async (steps) => {
			let [answer, owner]: [EventAnswer, OrganiserKey] = [opened, organiser];
			const owners = [organiser];
			let isHonest = true;
			for (const { by, to } of steps) {
				isHonest &&= (people[by] === owner || people[by] === recovery) && !owners.includes(people[to]!);
				answer = await handedOver(answer, people[by]!, people[to]!);
				owners.push((owner = people[to]!));
			}
			const { kind } = await verifyManifest(answer, fromPaper);
			// When the chain comes back to the key of the link, the record is signed by that key itself. Then the event was
			// handed to nobody else.
			if (owner === organiser) expect(kind).toBe('verified');
			else expect(kind).toBe(isHonest ? 'verified' : 'wrong-fingerprint');
		}),
		{ numRuns: 60 }
	);
});

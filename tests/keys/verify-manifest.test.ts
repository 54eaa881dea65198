import { describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import { signChange, signManifest } from '#lib/keys/sign-manifest.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { aManifest, code, organiser, recovery } from '../support/people.ts';

const answer = await signManifest(aManifest({ counter: 3 }), organiser);
const expected = { fingerprint: await fingerprintOf(organiser.verifyKey), code };

test('verifyManifest accepts what the organiser signed', async () => {
	expect(await verifyManifest(answer, expected)).toEqual({ kind: 'verified', manifest: aManifest({ counter: 3 }) });
	expect(await verifyManifest(answer, { ...expected, lastCounter: 3 })).toMatchObject({ kind: 'verified' });
});

test('verifyManifest refuses a manifest that another key signed, however well', async () => {
	const forged = await signManifest(aManifest({ recipients: [...aManifest().recipients].reverse() }), recovery);
	expect(await verifyManifest(forged, expected)).toEqual({ kind: 'wrong-fingerprint' });
});

test('verifyManifest refuses the right key beside a signature of another', async () => {
	const forged = await signManifest(aManifest(), recovery);
	expect(await verifyManifest({ ...forged, verifyKey: answer.verifyKey }, expected)).toEqual({ kind: 'broken-signature' });
});

test('verifyManifest refuses a manifest altered by one sign', async () => {
	const altered = { ...answer, manifest: answer.manifest.replace('Library', 'library') };
	expect(await verifyManifest(altered, expected)).toEqual({ kind: 'broken-signature' });
	const bent = fromBase64Url(answer.signature)!;
	bent[5] = (bent[5] ?? 0) ^ 1;
	expect(await verifyManifest({ ...answer, signature: toBase64Url(bent) }, expected)).toEqual({ kind: 'broken-signature' });
});

test('verifyManifest refuses an older manifest than the device has', async () => {
	expect(await verifyManifest(answer, { ...expected, lastCounter: 4 })).toEqual({ kind: 'lowered-counter' });
});

test('verifyManifest refuses a signed manifest of another event', async () => {
	expect(await verifyManifest(answer, { ...expected, code: 'AAAAAA' })).toEqual({ kind: 'wrong-event' });
});

test('verifyManifest refuses signed text that is no manifest', async () => {
	const signed = '{"v":1}';
	const signature = toBase64Url(await organiser.sign(signed));
	expect(await verifyManifest({ ...answer, manifest: signed, signature }, expected)).toMatchObject({ kind: 'malformed' });
});

test.each([
	['verifyKey', 'AAAA'],
	['verifyKey', '***'],
	['signature', ''],
	['signature', 'AAAA']
] as const)('verifyManifest refuses a %s of %j', async (field, value) => {
	expect(['wrong-fingerprint', 'broken-signature']).toContain(
		(await verifyManifest({ ...answer, [field]: value }, expected)).kind
	);
});

describe('a manifest of a newer app', () => {
	const signed = async (change: object) => {
		const manifest = JSON.stringify({ ...aManifest({ counter: 3 }), ...change });
		return { ...answer, manifest, signature: toBase64Url(await organiser.sign(manifest)) };
	};
	const settings = { ...aManifest().settings, envelope: 'jp-chou3' };

	test('verifyManifest passes over its fields, reads the usual for its settings, and says so', async () => {
		expect(await verifyManifest(await signed({ settings, mandate: ['x'] }), expected)).toEqual({
			kind: 'verified',
			manifest: aManifest({ counter: 3 }),
			notKnown: [{ path: 'settings.envelope', found: 'jp-chou3' }]
		});
	});

	test('verifyManifest weakens no signature by it', async () => {
		const altered = await signed({ mandate: ['organiser two'] });
		altered.manifest = altered.manifest.replace('two', 'six');
		expect(await verifyManifest(altered, expected)).toEqual({ kind: 'broken-signature' });
	});

	test('verifyManifest says needs-newer-app only of what is signed, of this event and not older', async () => {
		const newer = await signed({ needs: ['keyring'], recipients: 'in the keyring' });
		expect(await verifyManifest(newer, expected)).toEqual({ kind: 'needs-newer-app', counter: 3 });
		expect(await verifyManifest(newer, { ...expected, lastCounter: 4 })).toEqual({ kind: 'lowered-counter' });
		expect(await verifyManifest(newer, { ...expected, code: 'AAAAAA' })).toEqual({ kind: 'wrong-event' });
		expect(await verifyManifest({ ...newer, signature: answer.signature }, expected)).toEqual({ kind: 'broken-signature' });
		expect(await verifyManifest(await signed({ needs: ['keyring'], counter: 'many' }), expected)).toEqual({
			kind: 'needs-newer-app'
		});
	});

	test('signChange signs on what it does not know', async () => {
		const newer = await signed({ settings, mandate: ['x'] });
		const next = await signChange(newer.manifest, { name: 'Northaven goes on' }, organiser);
		expect(JSON.parse(next.manifest)).toEqual({
			...aManifest({ counter: 4, name: 'Northaven goes on' }),
			settings,
			mandate: ['x']
		});
		expect(await verifyManifest(next, expected)).toMatchObject({ kind: 'verified' });
	});
});

test('signManifest throws for a manifest no device would take', async () => {
	await expect(signManifest(aManifest({ recipients: ['age1nobody'] }), organiser)).rejects.toThrow('recipients');
});

test('signChange changes what it is told and counts one up', async () => {
	const next = await signChange(answer.manifest, { state: 'closed' }, organiser);
	expect(await verifyManifest(next, expected)).toEqual({
		kind: 'verified',
		manifest: aManifest({ counter: 4, state: 'closed' })
	});
});

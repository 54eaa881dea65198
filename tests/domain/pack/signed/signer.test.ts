import { expect, test } from 'vitest';
import { signerOf, standingOf, type TrustedSection } from '#lib/domain/pack/signed/signer.ts';
import type { SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';

const digest = 'a'.repeat(64);
const trusted: TrustedSection = { name: 'Amnesty Nowhere', verifyKey: 'A'.repeat(43) };
const signedBy = (name: string, verifyKey: string): SignedPack => ({
	...{ statement: '', signature: '', pack: '' },
	verifyKey,
	said: { v: 1, signs: 'pack', name, version: 1, digest }
});

test('signerOf knows a trusted key, and calls it by the name under which it was trusted', () => {
	expect(signerOf(signedBy('Somebody else', trusted.verifyKey), [trusted])).toEqual({ kind: 'trusted', section: trusted });
});

test('signerOf says of any other key that it is unknown, and whether the event took a pack by it', () => {
	const elsewhere = { name: 'Amnesty Elsewhere', verifyKey: 'B'.repeat(43) };
	const signed = signedBy(elsewhere.name, elsewhere.verifyKey);
	expect(signerOf(signed, [trusted])).toEqual({ kind: 'unknown-key', isFollowed: false });
	expect(signerOf(signed, [trusted], elsewhere)).toEqual({ kind: 'unknown-key', isFollowed: true });
	expect(signerOf(signedBy(elsewhere.name, 'C'.repeat(43)), [], elsewhere)).toEqual({ kind: 'other-key', known: elsewhere });
});

test.each(['Amnesty Nowhere', 'AMNESTY  NOWHERE', 'Amnesty-Nowhere', 'Amnesty\u200b Nowhere', 'Ａmnesty Nowhere'])(
	'signerOf says when another key signed as %s, which is trusted by another',
	(name) => {
		const verifyKey = 'B'.repeat(43);
		expect(signerOf(signedBy(name, verifyKey), [trusted])).toEqual({ kind: 'other-key', known: trusted });
	}
);

test.each([
	['first', undefined],
	['first', { packId: 'other' }],
	['first', { verifyKey: 'B'.repeat(43) }],
	['later', { version: 1 }],
	['same', {}],
	['two-of-one-version', { digest: 'b'.repeat(64) }],
	['lower', { version: 3 }]
])('standingOf is %s beside %j', (standing, change) => {
	const next = { verifyKey: trusted.verifyKey, packId: 'cases', version: 2, digest };
	expect(standingOf(next, change && { ...next, name: 'Amnesty Nowhere', ...change })).toBe(standing);
});

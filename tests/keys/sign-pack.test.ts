import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPackText, signedPackText, type SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';
import { toBase64Url, toHex } from '#lib/keys/bytes.ts';
import { organiserKey } from '#lib/keys/organiser-key.ts';
import { sectionKey, threeWordsOf } from '#lib/keys/section-key.ts';
import { isPackSigned, signPack } from '#lib/keys/sign-pack.ts';
import { aSignedPack, otherSectionWords, sectionWords } from '../support/signed-packs.ts';

function signedIn(text: string): SignedPack {
	const read = readPackText(text);
	if (read.kind !== 'signed') throw new Error(read.kind);
	return read.signed;
}

test('sectionKey gives the same key and the same three words for the same words, for ever', async () => {
	const key = await sectionKey(sectionWords);
	expect(toHex(key.verifyKey)).toMatchInlineSnapshot(`"10146e16129092b53d3bf4f5e911b3e5608552e0756bc29d1be59250440df8cf"`);
	expect((await threeWordsOf(key.verifyKey)).join(' ')).toMatchInlineSnapshot(`"hotel dad this"`);
});

test('sectionKey is another key than the one with which the same words sign an event', async () => {
	const [section, organiser] = await Promise.all([sectionKey(sectionWords), organiserKey(sectionWords)]);
	expect(section.verifyKey).not.toEqual(organiser.verifyKey);
});

test('threeWordsOf gives other words for another key', async () => {
	const other = await sectionKey(otherSectionWords);
	const { verifyKey } = await sectionKey(sectionWords);
	expect(await threeWordsOf(other.verifyKey)).not.toEqual(await threeWordsOf(verifyKey));
});

test('signPack and isPackSigned agree on any text, name and version', async () => {
	const key = await sectionKey(sectionWords);
	const sound = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\p{Cc}/u.test(text));
	const name = sound.map((text) => `x${text}x`.slice(0, 100)).filter((text) => text.isWellFormed());
	await fc.assert(
		fc.asyncProperty(sound, name, fc.integer({ min: 1, max: 1_000_000 }), async (pack, claimed, version) => {
			const signed = signedIn(await signPack(pack, { name: claimed, version }, key));
			expect(signed).toMatchObject({ pack, verifyKey: toBase64Url(key.verifyKey), said: { name: claimed, version } });
			expect(await isPackSigned(signed)).toBe(true);
		}),
		{ numRuns: 50 }
	);
});

test('isPackSigned finds any byte of a signed file that was changed, taken out or put in', async () => {
	const bytes = new TextEncoder().encode(await aSignedPack({ pack: '{ "v": 2, "title": { "en": "Zaken – 案" } }' }));
	const changes = fc.record({
		at: fc.nat({ max: bytes.length - 1 }),
		byte: fc.nat({ max: 255 }),
		how: fc.constantFrom('changed' as const, 'out' as const, 'in' as const)
	});
	await fc.assert(
		fc.asyncProperty(changes, async ({ at, byte, how }) => {
			if (how === 'changed' && bytes[at] === byte) return;
			const kept = how === 'in' ? bytes.slice(at) : bytes.slice(at + 1);
			const spoiled = [...bytes.slice(0, at), ...(how === 'out' ? [] : [byte]), ...kept];
			const read = readPackText(new TextDecoder().decode(Uint8Array.from(spoiled)));
			if (read.kind === 'signed') expect(await isPackSigned(read.signed)).toBe(false);
		}),
		{ numRuns: 3_000 }
	);
});

test('isPackSigned does not take a signature over another pack, by another key or with another name', async () => {
	const [one, other] = [signedIn(await aSignedPack()), signedIn(await aSignedPack({ pack: '{}', words: otherSectionWords }))];
	expect(await isPackSigned(one)).toBe(true);
	const swapped = (change: Partial<SignedPack>) => signedIn(signedPackText({ ...one, ...change }));
	expect(await isPackSigned(swapped({ pack: other.pack }))).toBe(false);
	expect(await isPackSigned(swapped({ verifyKey: other.verifyKey }))).toBe(false);
	expect(await isPackSigned(swapped({ signature: other.signature }))).toBe(false);
	expect(await isPackSigned(swapped({ statement: one.statement.replace('Nowhere', 'Nowhare') }))).toBe(false);
	expect(await isPackSigned(swapped({ statement: one.statement.replace('"version":1', '"version":2') }))).toBe(false);
});

test('signPack throws rather than write what nobody could read', async () => {
	const key = await sectionKey(sectionWords);
	await expect(signPack('{}', { name: ' ', version: 1 }, key)).rejects.toThrow();
	await expect(signPack('{}', { name: 'Amnesty', version: 0 }, key)).rejects.toThrow();
});

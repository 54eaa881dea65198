import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { toHex } from '#lib/keys/bytes.ts';
import { organiserKey, organiserKeyOf } from '#lib/keys/organiser-key.ts';
import { isSignedBy, isSignedInScript } from '#lib/keys/verify-manifest.ts';
import { entropyOf, newWords } from '#lib/keys/words.ts';
import { random } from '../support/people.ts';

const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow'.split(' ');

test('organiserKey gives the same key for the same words, for ever', async () => {
	const key = await organiserKey(words);
	expect({
		...key,
		verifyKey: toHex(key.verifyKey),
		authToken: toHex(key.authToken),
		joinToken: toHex(key.joinToken),
		channelToken: toHex(await key.channelToken({ id: '01938b6e-7a3c-7000-8000-00000000c001', kind: 'table', name: '7' }))
	}).toMatchInlineSnapshot(`
		{
		  "authToken": "27c7155f26ed31851165f61ade4495af3f93a8747f882f1ed35b724b2e09fa62",
		  "channelToken": "8ebced73896bc432a1bf2f62005b6396",
		  "identity": "AGE-SECRET-KEY-12PUME3QUL5JK4RWNCXELQFT9SU0WMY59EH47PXJ66NRSNXHKT6QQ2ZUHY4",
		  "joinToken": "5efd147e3e534c27cfec903e98d360e8",
		  "sign": [Function],
		  "verifyKey": "5ea53d9f9baf5601ba424ab16a963bd24672cbe6aa2a9672f3703d5f5130ea62",
		}
	`);
});

test('organiserKey is HKDF-SHA-256 of the entropy as another implementation computes it', async () => {
	const key = await organiserKey(words);
	const expected = hkdf(sha256, entropyOf(words), new Uint8Array(), new TextEncoder().encode('writing-table/v1/auth'), 32);
	expect(key.authToken).toEqual(new Uint8Array(expected));
});

test('organiserKey separates its uses and its words', async () => {
	const [one, other] = await Promise.all([organiserKey(words), organiserKey(newWords(random))]);
	const secrets = [one, other].flatMap((key) => [key.identity, toHex(key.verifyKey), toHex(key.authToken), toHex(key.joinToken)]);
	expect(new Set(secrets).size).toBe(8);
});

test('organiserKeyOf the entropy is the key of its words', async () => {
	const [fromWords, fromEntropy] = await Promise.all([organiserKey(words), organiserKeyOf(entropyOf(words))]);
	expect(fromEntropy.identity).toBe(fromWords.identity);
});

test('sign gives a signature that WebCrypto and our own code both take, and neither for another text', async () => {
	const key = await organiserKey(words);
	const signature = await key.sign('a manifest');
	const [right, wrong] = ['a manifest', 'a manifesto'].map((text) => new TextEncoder().encode(text));
	expect(await isSignedBy(key.verifyKey, signature, 'a manifest')).toBe(true);
	expect(await isSignedBy(key.verifyKey, signature, 'a manifesto')).toBe(false);
	expect(await isSignedInScript(key.verifyKey, signature, right!)).toBe(true);
	expect(await isSignedInScript(key.verifyKey, signature, wrong!)).toBe(false);
});

test('isSignedBy falls back to our own code when WebCrypto has no Ed25519', async () => {
	const key = await organiserKey(words);
	const signature = await key.sign('text');
	const importKey = crypto.subtle.importKey;
	crypto.subtle.importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
	try {
		expect(await isSignedBy(key.verifyKey, signature, 'text')).toBe(true);
		expect(await isSignedBy(key.verifyKey, signature, 'other')).toBe(false);
	} finally {
		crypto.subtle.importKey = importKey;
	}
});

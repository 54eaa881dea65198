/** The code of sealing and keys on its own page, which is built for a test and asked from outside. */
import { aLetter } from '../builders.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKeyOf } from '#lib/keys/organiser-key.ts';
import { isSignedBy } from '#lib/keys/verify-manifest.ts';
import { openItem } from '#lib/sealing/open.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { ageVectors, outcomeOf } from '../age-vectors.ts';

/** The names of the vectors that ended differently than stated, with what came of them. */
async function vectorsThatDiffer(): Promise<string[]> {
	const differing: string[] = [];
	for (const vector of ageVectors) {
		const outcome = await outcomeOf(vector).catch((failure: unknown) => String(failure));
		if (JSON.stringify(outcome) !== JSON.stringify(vector.expected)) differing.push(`${vector.name}: ${JSON.stringify(outcome)}`);
	}
	return differing;
}

/** Seals to the key of this entropy, opens, signs and verifies. It gives what came of each. */
async function sealAndSign(entropy: number[]) {
	const key = await organiserKeyOf(new Uint8Array(entropy));
	const item = aLetter();
	const sealed = await sealItem(item, [await recipientOf(key.identity)]);
	if (sealed.kind !== 'sealed') return { sealed: sealed.kind };
	const opened = await openItem(sealed.bytes, key.identity, item);
	const signature = await key.sign('a manifest');
	const isSigned = await isSignedBy(key.verifyKey, signature, 'a manifest');
	return { sealed: sealed.kind, opened: opened.kind, isSigned, verifyKey: toBase64Url(key.verifyKey) };
}

/** Does the same while every random secret of 32 bytes begins with 0. The key that age makes for each sealing is one of them. */
async function sealWithZeroes(entropy: number[]) {
	const give = crypto.getRandomValues.bind(crypto);
	let zeroes = 0;
	Object.defineProperty(crypto, 'getRandomValues', {
		configurable: true,
		value: (bytes: Uint8Array<ArrayBuffer>) => {
			give(bytes);
			if (bytes.length === 32) zeroes += (bytes[0] = 0) + 1;
			return bytes;
		}
	});
	const outcome = await sealAndSign(entropy);
	Object.defineProperty(crypto, 'getRandomValues', { configurable: true, value: give });
	return { ...outcome, zeroes };
}

/** Whether this browser takes an X25519 key that begins with 0, as every browser should. */
async function takesZeroKey(): Promise<boolean> {
	const head = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20];
	const key = new Uint8Array([...head, 0, ...new Array<number>(31).fill(7)]);
	return crypto.subtle.importKey('pkcs8', key, { name: 'X25519' }, false, ['deriveBits']).then(
		() => true,
		() => false
	);
}

const sealingPage = { vectorsThatDiffer, sealAndSign, sealWithZeroes, takesZeroKey, vectors: ageVectors.length };
declare global {
	var sealing: typeof sealingPage;
}
globalThis.sealing = sealingPage;

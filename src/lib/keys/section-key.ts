/**
 * The key with which a section signs its packs. It comes from twelve words of the section's own by an info string of its own, so even
 * words that also open an event give another key here than there.
 */
import type { Bytes } from '#lib/domain/bytes.ts';
import { derive } from './derive.ts';
import { entropyOf, wordsOf } from './words.ts';

export interface SectionKey {
	/** Raw Ed25519 public key, 32 bytes. */
	verifyKey: Bytes;
	/** Ed25519 signature of the text's UTF-8 bytes, 64 bytes. */
	sign(text: string): Promise<Bytes>;
}

/** The key of twelve words that `readWords` accepted; throws for any others. */
export async function sectionKey(words: string[]): Promise<SectionKey> {
	const seed = await derive(entropyOf(words), 'writing-table/v1/pack', 32);
	const { ed25519 } = await import('@noble/curves/ed25519.js');
	return {
		verifyKey: new Uint8Array(ed25519.getPublicKey(seed)),
		sign: async (text) => new Uint8Array(ed25519.sign(new TextEncoder().encode(text), seed))
	};
}

/** With this many rounds, a key with the same three words takes years to find on one processor. */
const rounds = 600_000;

/**
 * Three words that stand for a key, for people who compare them with what the section published. They carry 33 bits, so they are made
 * slow on purpose: PBKDF2-SHA-256 of the key.
 */
export async function threeWordsOf(verifyKey: Bytes): Promise<string[]> {
	const secret = await crypto.subtle.importKey('raw', verifyKey, 'PBKDF2', false, ['deriveBits']);
	const salt = new TextEncoder().encode('writing-table/v1/three-words');
	const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, secret, 128);
	return wordsOf(new Uint8Array(bits)).slice(0, 3);
}

/**
 * Everything the twelve words give. HKDF-SHA-256 takes the 16 bytes of BIP-39 entropy (not the PBKDF2 seed: words that were
 * generated, never chosen, need no stretching), an empty salt and one info string for each use. One derived secret therefore tells nothing about another.
 */
import { bech32 } from '@scure/base';
import type { Bytes } from '#lib/domain/bytes.ts';
import type { ChannelToBe } from '#lib/domain/channels/channel.ts';
import { derive } from './derive.ts';
import { entropyOf } from './words.ts';

export interface OrganiserKey {
	/** age X25519 identity, `AGE-SECRET-KEY-1…`. */
	identity: string;
	/** Raw Ed25519 public key, 32 bytes. */
	verifyKey: Bytes;
	/** Bearer token of the organiser, 32 bytes. */
	authToken: Bytes;
	/** Token for the join link, 16 bytes: any device with the words can show the link and print the poster again. */
	joinToken: Bytes;
	/**
	 * Token for the join link of one channel, 16 bytes. Kind and name go into it: a server that puts another name to a channel has the hash
	 * of another token.
	 */
	channelToken(channel: ChannelToBe): Promise<Bytes>;
	/** Ed25519 signature of the text's UTF-8 bytes, 64 bytes. */
	sign(text: string): Promise<Bytes>;
}

/** The key of twelve words that `readWords` accepted; throws for any others. */
export async function organiserKey(words: string[]): Promise<OrganiserKey> {
	return organiserKeyOf(entropyOf(words));
}

/** The same from the 16 bytes of entropy, as a device keeps them while an event stays open on it. */
export async function organiserKeyOf(entropy: Uint8Array): Promise<OrganiserKey> {
	const [age, seed, authToken, joinToken] = await Promise.all([
		derive(entropy, 'writing-table/v1/age', 32),
		derive(entropy, 'writing-table/v1/sign', 32),
		derive(entropy, 'writing-table/v1/auth', 32),
		derive(entropy, 'writing-table/v1/join', 16)
	]);
	const { ed25519 } = await import('@noble/curves/ed25519.js');
	return {
		identity: bech32.encodeFromBytes('AGE-SECRET-KEY-', age).toUpperCase(),
		verifyKey: new Uint8Array(ed25519.getPublicKey(seed)),
		authToken,
		joinToken,
		channelToken: ({ id, kind, name }) => derive(entropy, `writing-table/v1/channel/${id}/${kind}/${name}`, 16),
		// WebKitGTK refuses to import a seed that begins with 0, so signing never goes through WebCrypto.
		sign: async (text) => new Uint8Array(ed25519.sign(new TextEncoder().encode(text), seed))
	};
}

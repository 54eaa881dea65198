/** age-encryption, loaded when something is first sealed or opened: it is larger than the rest of the first screen. */
import { installX25519Shim } from './x25519-shim.ts';

/** The age library, fetched when it is first asked for. Rejects when it cannot be fetched. */
export function loadAge(): Promise<typeof import('age-encryption')> {
	installX25519Shim();
	return import('age-encryption');
}

/** age to every recipient. Throws when one of them is not an age recipient. */
export async function encryptTo(recipients: string[], plaintext: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
	if (recipients.length === 0) throw new Error('sealed to nobody');
	const { Encrypter } = await loadAge();
	const encrypter = new Encrypter();
	for (const recipient of recipients) encrypter.addRecipient(recipient);
	return new Uint8Array(await encrypter.encrypt(plaintext));
}

export type Decrypted =
	| { kind: 'decrypted'; bytes: Uint8Array }
	/** `not-age`: something else; `locked`: sealed to other recipients, or altered since. */
	| { kind: 'unreadable'; because: 'not-age' | 'locked' };

const intro = new TextEncoder().encode('age-encryption.org/v1\n');

/** One age identity, or all that may open something: an event that was handed over has letters for those of before. */
export type Identity = string | readonly string[];

/** Opens one age file after the other. It holds the key, so drop it when the work is done. */
export type Opener = (sealed: Uint8Array) => Promise<Decrypted>;

/**
 * Makes an opener. It prepares the identity once, which is half the work of opening a letter. Throws when an identity is none.
 */
export async function openerOf(identity: Identity): Promise<Opener> {
	const { Decrypter } = await loadAge();
	const decrypter = new Decrypter();
	for (const each of [identity].flat()) decrypter.addIdentity(each);
	return async (sealed) => {
		if (!intro.every((byte, at) => sealed[at] === byte)) return { kind: 'unreadable', because: 'not-age' };
		try {
			return { kind: 'decrypted', bytes: await decrypter.decrypt(sealed) };
		} catch {
			return { kind: 'unreadable', because: 'locked' };
		}
	};
}

/** Opens one age file. For many, `openerOf` is twice as fast. Throws when an identity is none. */
export async function decryptWith(identity: Identity, sealed: Uint8Array): Promise<Decrypted> {
	return (await openerOf(identity))(sealed);
}

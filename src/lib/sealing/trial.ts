import { decryptWith, encryptTo, loadAge } from './age.ts';

/** Whether this browser can seal a letter and open it again, by doing so with a key that is thrown away. */
export async function canSealHere(): Promise<boolean> {
	try {
		const { generateX25519Identity, identityToRecipient } = await loadAge();
		const identity = await generateX25519Identity();
		const opened = await decryptWith(identity, await encryptTo([await identityToRecipient(identity)], new Uint8Array([7])));
		return opened.kind === 'decrypted' && opened.bytes[0] === 7;
	} catch {
		return false;
	}
}

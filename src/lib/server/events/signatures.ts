/** Checks Ed25519 signatures with WebCrypto. Only the organiser's device signs. */

/** Gives true when `signature` (64 bytes) is over the exact text by `verifyKey` (32 raw bytes). Both are base64url. */
export async function isSignatureOf(text: string, signature: string, verifyKey: string): Promise<boolean> {
	const key = await publicKey(Buffer.from(verifyKey, 'base64url'));
	if (!key) return false;
	return crypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'base64url'), new TextEncoder().encode(text));
}

/** Gives `undefined` when the bytes are no key. Then nothing was signed with it. */
async function publicKey(raw: Uint8Array<ArrayBuffer>) {
	try {
		return await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
	} catch {
		return undefined;
	}
}

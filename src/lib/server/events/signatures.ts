/** Ed25519 through WebCrypto, which checks; signing happens on the organiser's device alone. */

/** True when `signature` (64 bytes) is over the exact text by `verifyKey` (32 raw bytes), both base64url. */
export async function isSignatureOf(text: string, signature: string, verifyKey: string): Promise<boolean> {
	const key = await publicKey(Buffer.from(verifyKey, 'base64url'));
	if (!key) return false;
	return crypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'base64url'), new TextEncoder().encode(text));
}

/** Nothing when the bytes are no key: whoever sent them signed nothing. */
async function publicKey(raw: Uint8Array<ArrayBuffer>) {
	try {
		return await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
	} catch {
		return undefined;
	}
}

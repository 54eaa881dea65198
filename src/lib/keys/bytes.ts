/** Turns bytes into text and back. Text from outside must be in the one canonical form; anything else gives `undefined`. */
import type { Bytes } from '#lib/domain/bytes.ts';
import { base64, base64urlnopad, hex } from '@scure/base';

/** Base64 with padding, as bytes stand in JSON. */
export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes);
/** Without padding, as in links and bearer tokens. */
export const toBase64Url = (bytes: Uint8Array): string => base64urlnopad.encode(bytes);
/** In small letters, as digests stand everywhere. */
export const toHex = (bytes: Uint8Array): string => hex.encode(bytes);

/** The bytes of padded base64; `undefined` when the text is none. */
export const fromBase64 = (text: string): Bytes | undefined => decoded(() => base64.decode(text));
/** The bytes of base64url without padding. Gives `undefined` when the text is none. */
export const fromBase64Url = (text: string): Bytes | undefined => decoded(() => base64urlnopad.decode(text));

function decoded(decode: () => Uint8Array): Bytes | undefined {
	try {
		return new Uint8Array(decode());
	} catch {
		return undefined;
	}
}

/** The SHA-256 as 32 bytes. A string is hashed as UTF-8. */
export async function sha256(bytes: Uint8Array | string): Promise<Bytes> {
	const input = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes);
	return new Uint8Array(await crypto.subtle.digest('SHA-256', input));
}

/** Lower-case, as digests stand on the wire. A string is hashed as UTF-8. */
export async function sha256Hex(bytes: Uint8Array | string): Promise<string> {
	return toHex(await sha256(bytes));
}

/** True when both hold the same bytes; takes the same time wherever they differ. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false;
	let difference = 0;
	for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
	return difference === 0;
}

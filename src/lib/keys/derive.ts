import type { Bytes } from '#lib/domain/bytes.ts';

/** Gives this many bytes by HKDF-SHA-256 with an empty salt. Each use has an info string of its own. */
export async function derive(entropy: Uint8Array, info: string, bytes: number): Promise<Bytes> {
	const key = await crypto.subtle.importKey('raw', new Uint8Array(entropy), 'HKDF', false, ['deriveBits']);
	const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(info) };
	return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, bytes * 8));
}

/**
 * What a person writes never lies in clear in IndexedDB, because LevelDB keeps deleted rows in its log for a while. It is enciphered
 * with AES-GCM under a random key for each sitting, and the key's raw bytes are deleted with the sitting. This protects letters from
 * a person who looks through the files. It does not protect them from a person who recovers the deleted key from the same disk.
 */
import type { Bytes } from '#lib/domain/bytes.ts';

export interface AtRest {
	iv: Bytes;
	bytes: Bytes;
}

/** Gives a new random AES-256 key of 32 raw bytes. */
export const newAtRestKey = (): Bytes => crypto.getRandomValues(new Uint8Array(32));

/**
 * Enciphers a value as JSON. `place` binds it to its row and revision, so that it opens only there. Await it before a
 * transaction is opened.
 */
export async function encipher(raw: Bytes, value: unknown, place: string): Promise<AtRest> {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
	const bytes = await crypto.subtle.encrypt(parametersOf(iv, place), key, new TextEncoder().encode(JSON.stringify(value)));
	return { iv, bytes: new Uint8Array(bytes) };
}

/** Gives the value, or `undefined` when the key or the place is wrong or a byte was altered. The caller knows the type. */
export async function decipher<T>(raw: Bytes, { iv, bytes }: AtRest, place: string): Promise<T | undefined> {
	const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
	try {
		const plain = await crypto.subtle.decrypt(parametersOf(iv, place), key, bytes);
		return JSON.parse(new TextDecoder().decode(plain)) as T;
	} catch {
		return undefined;
	}
}

const parametersOf = (iv: Bytes, place: string) => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) });

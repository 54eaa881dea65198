/**
 * Locks an organiser's key on a device behind a PIN, so that it never lies there in clear: AES-GCM under PBKDF2 of the PIN. It keeps the key
 * from whoever looks through the files; a short PIN does not keep it for long from somebody who copies them and tries all.
 */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { Random } from '#lib/domain/chance.ts';
import type { Locked } from '#lib/domain/locked.ts';

/** What OWASP asks for with SHA-256 (Password Storage Cheat Sheet, 2023). */
const usualRounds = 600_000;

/** Locks the bytes with the PIN. `place` binds them to their event, so that they open nowhere else. */
export async function lock(
	bytes: Bytes,
	pin: string,
	{ place, random, rounds = usualRounds }: { place: string; random: Random; rounds?: number }
): Promise<Locked> {
	const [salt, iv] = [new Uint8Array(random(16)), new Uint8Array(random(12))];
	const key = await keyOf(pin, salt, rounds);
	return { salt, rounds, iv, box: new Uint8Array(await crypto.subtle.encrypt(parametersOf(iv, place), key, bytes)) };
}

/** `undefined` when the PIN or the place is another. */
export async function unlock({ salt, rounds, iv, box }: Locked, pin: string, place: string): Promise<Bytes | undefined> {
	const key = await keyOf(pin, salt, rounds);
	try {
		return new Uint8Array(await crypto.subtle.decrypt(parametersOf(iv, place), key, box));
	} catch {
		return undefined;
	}
}

async function keyOf(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
	const typed = new TextEncoder().encode(pin.normalize('NFKC'));
	const secret = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
	const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
	return crypto.subtle.deriveKey(parameters, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const parametersOf = (iv: Bytes, place: string) => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) });

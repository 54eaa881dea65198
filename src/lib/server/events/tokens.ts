/** Bearer tokens: the device holds the raw bytes, the server their SHA-256, so a leaked database opens nothing. */
import { timingSafeEqual } from 'node:crypto';
import { hexDigest } from './digests.ts';

/** Gives the token of an `Authorization: Bearer` header as it was sent, or `undefined` when there is none. */
export function bearerToken(header: string | null): string | undefined {
	return /^Bearer +([^\s]{1,200})$/i.exec(header ?? '')?.[1];
}

/** Gives the hex SHA-256 of an event token's raw bytes, or `undefined` when the token is not base64url. */
export function eventTokenHash(token: string): string | undefined {
	return /^[A-Za-z0-9_-]{16,128}$/.test(token) ? hexDigest(Buffer.from(token, 'base64url')) : undefined;
}

/** Compares two hex digests. The time taken does not tell where they differ. */
export function isSameHash(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** Compares two secrets as they were typed. The time taken does not tell where they differ. */
export const isSameSecret = (one: string, other: string) => isSameHash(hexDigest(one), hexDigest(other));

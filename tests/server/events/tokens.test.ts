import { expect, test } from 'vitest';
import { newSetUpToken } from '#lib/server/events/setup-token.ts';
import { bearerToken, eventTokenHash, isSameHash } from '#lib/server/events/tokens.ts';
import { countedRandom } from '../../support/builders.ts';
import { sha256 } from '../../support/signed-event.ts';

test('bearerToken reads the one form of the header', () => {
	expect(bearerToken('Bearer abc-_')).toBe('abc-_');
	expect(bearerToken('bearer abc')).toBe('abc');
	for (const header of [null, '', 'abc', 'Basic abc', 'Bearer', 'Bearer a b', `Bearer ${'a'.repeat(201)}`])
		expect(bearerToken(header)).toBeUndefined();
});

test('eventTokenHash is the SHA-256 of the raw bytes, not of their text', () => {
	const bytes = countedRandom(5)(16);
	expect(eventTokenHash(Buffer.from(bytes).toString('base64url'))).toBe(sha256(bytes));
	expect(eventTokenHash('short')).toBeUndefined();
	expect(eventTokenHash('not base64url, though long')).toBeUndefined();
});

test('isSameHash takes nothing for the same as something', () => {
	expect(isSameHash(sha256('a'), sha256('a'))).toBe(true);
	expect(isSameHash(sha256('a'), sha256('b'))).toBe(false);
	expect(isSameHash('', sha256('a'))).toBe(false);
});

test('newSetUpToken can be read aloud', () => {
	expect(newSetUpToken(countedRandom(5))).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

import { expect, test } from 'vitest';
import { newCode, readCode, spokenCode } from '#lib/domain/event-code.ts';
import { countedRandom } from '../support/builders.ts';

test.each([
	['7kq 2mb', '7KQ2MB'],
	['7KQ-2MB', '7KQ2MB'],
	[' 7 k q 2 m b ', '7KQ2MB'],
	['oil2mb', '0112MB']
])('readCode understands %s', (typed, code) => {
	expect(readCode(typed)).toBe(code);
});

test.each(['', '7KQ2M', '7KQ2MBX', '7KQ2MU', '7KQ2M!', 'https://example.org/join'])('readCode refuses %j', (typed) => {
	expect(readCode(typed)).toBeUndefined();
});

test('newCode gives codes that read back as themselves and differ', () => {
	const random = countedRandom();
	const codes = Array.from({ length: 50 }, () => newCode(random));
	expect(codes.map((code) => readCode(spokenCode(code)))).toEqual(codes);
	expect(new Set(codes).size).toBe(50);
});

import { expect, test } from 'vitest';
import { fractionOf } from '#lib/domain/chance.ts';

const always = (byte: number) => (bytes: number) => new Uint8Array(bytes).fill(byte);

test('fractionOf gives 0 for the lowest bytes and stays below 1 for the highest', () => {
	expect(fractionOf(always(0))).toBe(0);
	expect(fractionOf(always(0x80))).toBeCloseTo(0.502, 3);
	expect(fractionOf(always(0xff))).toBeLessThan(1);
});

test('fractionOf reads the bytes it was given, also where they lie in the middle of others', () => {
	expect(fractionOf((bytes) => new Uint8Array([9, 0, 0, 0, 0, 9]).subarray(1, 1 + bytes))).toBe(0);
});

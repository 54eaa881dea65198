import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteWriter } from '../../../src/lib/printing/pdf/byte-writer.ts';
import { number } from '../../../src/lib/printing/pdf/numbers.ts';

describe('byteWriter', () => {
	const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);
	test('writes numbers as `number` does, whatever they are', () => {
		const out = byteWriter();
		const check = (value: number) => {
			out.writeNumber(value);
			expect(text(out.take())).toBe(number(value));
		};
		[0, -0, 1, 0.001, -0.0004, 0.1, 297, -12.5, 999.9995, 1e9, 1e21, NaN, Infinity].forEach(check);
		fc.assert(fc.property(fc.double({ min: -2000, max: 2000, noNaN: true }), check));
		fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), (value) => check(value / 1000)));
	});
	test('grows with what is written, and begins anew after it was taken', () => {
		const out = byteWriter();
		const long = 'ab\xff'.repeat(100_000);
		out.write(long);
		expect(Buffer.from(out.take()).toString('latin1')).toBe(long);
		out.write('q');
		expect(text(out.take())).toBe('q');
	});
});

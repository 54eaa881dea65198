import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../src/lib/printing/pdf/binary.ts';
import { srgbProfile } from '../../../src/lib/printing/pdf/srgb-profile.ts';

const bytes = bytesOf(srgbProfile());
const view = new DataView(bytes.buffer);
const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
const fixed = (at: number) => view.getInt32(at) / 65_536;
const tags = new Map(
	Array.from({ length: view.getUint32(128) }, (_, index) => {
		const at = 132 + 12 * index;
		return [name(at), { at: view.getUint32(at + 4), size: view.getUint32(at + 8) }] as const;
	})
);
const numbersOf = (tag: string, count: number, skip = 8) =>
	Array.from({ length: count }, (_, index) => fixed((tags.get(tag)?.at ?? 0) + skip + 4 * index));

describe('srgbProfile', () => {
	test('has the header of a display profile and every tag inside its size', () => {
		expect([view.getUint32(0), name(12), name(16), name(20), name(36)]).toEqual([bytes.length, 'mntr', 'RGB ', 'XYZ ', 'acsp']);
		expect([...tags.keys()]).toEqual(['desc', 'cprt', 'wtpt', 'chad', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC']);
		for (const { at, size } of tags.values()) {
			expect(at % 4).toBe(0);
			expect(at + size).toBeLessThanOrEqual(bytes.length);
		}
	});
	test('has the colorants that the ICC publishes for sRGB, and their sum is white', () => {
		const [red, green, blue] = ['rXYZ', 'gXYZ', 'bXYZ'].map((tag) => numbersOf(tag, 3));
		const close = (found: number[] = [], wanted: number[]) =>
			found.forEach((each, index) => expect(each).toBeCloseTo(wanted[index]!, 3));
		close(red, [0.4361, 0.2225, 0.0139]);
		close(green, [0.3851, 0.7169, 0.0971]);
		close(blue, [0.1431, 0.0606, 0.7141]);
		close(
			[0, 1, 2].map((part) => red![part]! + green![part]! + blue![part]!),
			[0.9642, 1, 0.8249]
		);
		close(numbersOf('chad', 9), [1.0479, 0.0229, -0.0502, 0.0296, 0.9905, -0.0171, -0.0092, 0.0151, 0.7517]);
	});
	test('has the curve of sRGB, continuous where its parts meet', () => {
		const [g, a, b, c, d] = numbersOf('rTRC', 5, 12) as [number, number, number, number, number];
		expect(view.getUint16((tags.get('rTRC')?.at ?? 0) + 8)).toBe(3);
		const light = (value: number) => (value >= d ? (a * value + b) ** g : c * value);
		expect(light(1)).toBeCloseTo(1, 4);
		expect(light(0.5)).toBeCloseTo(0.21404, 4);
		expect(light(d)).toBeCloseTo(c * d, 4);
	});
});

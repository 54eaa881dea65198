import { describe, expect, test } from 'vitest';
import { smoothLine } from '../../../src/lib/printing/sheets/smooth-line.ts';

const wide = { leftMm: 0, topMm: 0, rightMm: 100, bottomMm: 100 };
const circle = (steps: number) =>
	Array.from({ length: steps + 1 }, (_, step) => {
		const angle = (step / steps) * 2 * Math.PI;
		return [50 + 20 * Math.cos(angle), 50 + 20 * Math.sin(angle)];
	}).flat();

/** Points along every curve. */
function along(curves: readonly number[]): [number, number][] {
	const points: [number, number][] = [];
	for (let i = 2; i + 5 < curves.length; i += 6)
		for (let t = 0; t <= 1; t += 0.1) {
			const at = (axis: number) => {
				const [a, b, c, d] = [i - 2, i, i + 2, i + 4].map((index) => curves[index + axis] ?? 0) as [
					number,
					number,
					number,
					number
				];
				return a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t ** 2 * (1 - t) + d * t ** 3;
			};
			points.push([at(0), at(1)]);
		}
	return points;
}

describe('smoothLine', () => {
	test('makes a circle of sixteen points round', () => {
		const away = along(smoothLine(circle(16), wide)).map(([x, y]) => Math.abs(Math.hypot(x - 50, y - 50) - 20));
		const polyline = 20 * (1 - Math.cos(Math.PI / 16));
		// The two ends of the line have no neighbour on one side.
		expect(away.toSorted((a, b) => a - b)[Math.floor(away.length * 0.85)]).toBeLessThan(polyline / 5);
		expect(Math.max(...away)).toBeLessThan(polyline);
	});
	test('runs through its first and last point and keeps corners', () => {
		const square = [10, 10, 40, 10, 40, 40, 10, 40];
		const curves = smoothLine(square, wide);
		expect(curves.slice(0, 2)).toEqual([10, 10]);
		expect(curves.slice(-2)).toEqual([10, 40]);
		for (const [x, y] of along(curves))
			expect([x, y].some((value) => Math.abs(value - 40) < 1e-9 || Math.abs(value - 10) < 1e-9)).toBe(true);
	});
	test('keeps a straight line beside a bend straight', () => {
		const curves = smoothLine([0, 50, 40, 50, 41, 50.4, 41.6, 51.2], wide);
		const before = along(curves).filter(([x]) => x < 38);
		expect(Math.max(...before.map(([, y]) => Math.abs(y - 50)))).toBeLessThan(0.08);
	});
	test('leaves out points that no printer shows', () => {
		const dense = circle(4_000);
		expect(smoothLine(dense, wide).length).toBeLessThan(dense.length / 4);
		for (const [x, y] of along(smoothLine(dense, wide))) expect(Math.abs(Math.hypot(x - 50, y - 50) - 20)).toBeLessThan(0.04);
	});
	test('stays inside its area', () => {
		const area = { leftMm: 30, topMm: 30, rightMm: 70, bottomMm: 70 };
		for (const [x, y] of along(smoothLine(circle(9), area))) {
			expect(x).toBeGreaterThanOrEqual(30 - 1e-9);
			expect(x).toBeLessThanOrEqual(70 + 1e-9);
			expect(y).toBeGreaterThanOrEqual(30 - 1e-9);
			expect(y).toBeLessThanOrEqual(70 + 1e-9);
		}
	});
	test('takes no more than its share of time for a hundred thousand points', () => {
		const scribble = Array.from({ length: 200_000 }, (_, index) => 50 + 40 * Math.sin(index * 1.7));
		// Comparing every point with every other would take minutes, which is longer than a test may take.
		expect(smoothLine(scribble, wide).every(Number.isFinite)).toBe(true);
	});
});

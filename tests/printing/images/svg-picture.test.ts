import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { flatPath } from '#lib/printing/images/svg-path.ts';
import { readSvgPicture } from '#lib/printing/images/svg-picture.ts';

const numbersOf = (path: string) => (path.match(/-?[\d.]+/g) ?? []).map(Number);
const extent = (path: string) => {
	const numbers = numbersOf(path);
	const [x, y] = [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)];
	return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
};

describe('flatPath', () => {
	test('makes every step absolute, and lines of "h" and "v"', () => {
		expect(flatPath('M10 10l5 5h10V0z')).toBe('M10 10L15 15L25 15L25 0Z');
		expect(flatPath('m10 10 5 5')).toBe('M10 10L15 15');
		expect(flatPath('M1.5-2.5L.5.5')).toBe('M1.5 -2.5L0.5 0.5');
	});
	test('mirrors the handle of a smooth curve, and has none after a line', () => {
		expect(flatPath('M0 0c0 10 10 10 10 0s10-10 10 0')).toBe('M0 0C0 10 10 10 10 0C10 -10 20 -10 20 0');
		expect(flatPath('M0 0L10 0s10 10 10 0')).toBe('M0 0L10 0C10 0 20 10 20 0');
	});
	test('gives a quadratic curve as a cubic one', () => {
		expect(flatPath('M0 0q30 60 60 0t60 0')).toBe('M0 0C20 40 40 40 60 0C80 -40 100 -40 120 0');
	});
	test('draws arcs through their ends, with flags that stand without spaces', () => {
		const half = flatPath('M0 0a28 24 0 0 1-56 0z');
		expect(half.endsWith('-56 0Z')).toBe(true);
		expect(flatPath('M0 0a28 24 0 01-56 0z')).toBe(half);
		// Half an ellipse of these radii reaches 24 down, where the flag says clockwise.
		expect(extent(half)[3]).toBeCloseTo(24, 1);
	});
	test('moves and turns by a matrix', () => {
		expect(flatPath('M1 0L0 1', [0, 1, -1, 0, 10, 20])).toBe('M10 21L9 20');
	});
	test('throws for what is no path', () => {
		expect(() => flatPath('M0 0 X')).toThrow();
	});
});

describe('readSvgPicture', () => {
	const svg = (inside: string) =>
		readSvgPicture(`<svg viewBox="0 0 100 100"><path fill="#ffffff" d="M0 0h100v100H0z"/>${inside}</svg>`);
	test('hands fills and strokes of a group on, and its transform', () => {
		const [, shape] = svg(
			'<g fill="none" stroke="#112233" stroke-width="4" transform="translate(10 20)"><path d="M0 0h5"/></g>'
		).shapes;
		expect(shape).toEqual({ path: 'M10 20L15 20', stroke: { colour: '#112233', width: 4, cap: 'butt', join: 'miter' } });
	});
	test('mixes a thin colour with the ground, since ink in print is opaque', () => {
		expect(svg('<path fill="#000000" opacity=".5" d="M0 0h1"/>').shapes[1]?.fill).toBe('#808080');
	});
	test('cuts a group by a circle that turns with it', () => {
		const picture = svg(
			'<defs><clipPath id="c"><circle cx="50" cy="50" r="10"/></clipPath></defs><g clip-path="url(#c)" transform="rotate(90 50 50)"><path fill="#000000" d="M0 0h9"/></g>'
		);
		expect(extent(picture.shapes[1]?.clip ?? '').map(Math.round)).toEqual([40, 40, 60, 60]);
	});
	test.each(globSync('static/stamps/art/*.svg'))('reads all of %s', (file) => {
		const picture = readSvgPicture(readFileSync(file, 'utf8'));
		expect([picture.width, picture.height]).toEqual([204, 204]);
		expect(picture.shapes.length).toBeGreaterThan(2);
		expect(picture.shapes[0]?.fill).toBe(picture.ground.toLowerCase());
		for (const { path, fill, stroke } of picture.shapes) {
			expect(path).toMatch(/^M[-\d. MLCZ]+$/);
			expect(numbersOf(path).every(Number.isFinite)).toBe(true);
			expect(fill ?? stroke?.colour).toMatch(/^#[\da-f]{6}$/);
		}
	});
});

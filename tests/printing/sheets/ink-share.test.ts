import { expect, test } from 'vitest';
import type { Strokes } from '#lib/domain/writing/strokes.ts';
import { strokesBounds } from '#lib/domain/writing/strokes.ts';
import { inkShare } from '#lib/printing/sheets/ink-share.ts';

const pad = { width: 1400, height: 1000 };
const drawn = (lines: number[][], penWidth = 10): Strokes => ({
	...pad,
	lines,
	pens: lines.map(() => ({ colour: 'ink', width: penWidth }))
});
/** Lines across the pad, so far apart. */
const hatched = (apart: number, penWidth: number) =>
	drawn(
		Array.from({ length: Math.floor(pad.height / apart) }, (_, at) => [0, at * apart, pad.width, at * apart]),
		penWidth
	);

test('inkShare is nothing without a drawing, and little for a few lines', () => {
	expect(inkShare(undefined, 'a4')).toBe(0);
	expect(inkShare(drawn([]), 'a4')).toBe(0);
	const lines = inkShare(
		drawn([
			[100, 100, 900, 700],
			[900, 100, 100, 700]
		]),
		'a4'
	);
	expect(lines).toBeGreaterThan(0);
	expect(lines).toBeLessThan(0.1);
});

test('inkShare is nearly all of a pad that is painted over, and half of one that is half painted', () => {
	expect(inkShare(hatched(40, 80), 'a4')).toBeGreaterThan(0.9);
	const upperHalf = drawn(
		Array.from({ length: 12 }, (_, at) => [0, at * 40, pad.width, at * 40]),
		80
	);
	expect(inkShare(upperHalf, 'letter')).toBeGreaterThan(0.4);
	expect(inkShare(upperHalf, 'letter')).toBeLessThan(0.6);
});

test('inkShare counts ink that lies over other ink once, and none that ran off the pad', () => {
	const line = [100, 500, 1300, 500];
	const once = inkShare(drawn([line]), 'a4');
	expect(inkShare(drawn(Array.from({ length: 200 }, () => line)), 'a4')).toBe(once);
	expect(inkShare(drawn([[-900, -900, -100, -100]]), 'a4')).toBe(0);
});

test('inkShare ends also for the longest scribble there can be, and knows that it is a dense one', () => {
	const numbers = Math.floor(strokesBounds.numbers / 2);
	const scribble = Array.from({ length: numbers }, (_, at) => [
		700 + 650 * Math.sin(at / 3),
		500 + 450 * Math.cos(at / 7)
	]).flat();
	expect(inkShare(drawn([scribble], 40), 'a4')).toBeGreaterThan(0.3);
});

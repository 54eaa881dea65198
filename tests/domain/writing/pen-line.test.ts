import { expect, test } from 'vitest';
import { emptyStrokes, mostNumbers, withLine, withoutLastLine } from '#lib/domain/writing/pen-line.ts';
import type { Strokes } from '#lib/domain/writing/strokes.ts';
import { strokesField } from '#lib/domain/writing/strokes-field.ts';

const pad = emptyStrokes(1200, 440);
const inked = (points: number[], strokes: Strokes = pad) => {
	const result = withLine(strokes, points);
	if (result.kind !== 'inked') throw new Error(result.kind);
	return result.strokes;
};

test('withLine keeps NaN and infinity out', () => {
	expect(inked([1, 1, NaN, 5, 3, Infinity, 100, 100]).lines).toEqual([[1, 1, 100, 100]]);
	expect(withLine(pad, [NaN, NaN, Infinity, 1])).toEqual({ kind: 'nothing' });
	expect(withLine(pad, [])).toEqual({ kind: 'nothing' });
});

test('withLine makes a tap a dot and lays what is outside on the edge', () => {
	expect(inked([5, 6]).lines).toEqual([[5, 6, 5, 6]]);
	expect(inked([-50, 10, 5000, 900]).lines).toEqual([[0, 10, 1200, 440]]);
});

test('withLine thins a straight line to its ends and a scribble to a few hundred points', () => {
	expect(inked(Array.from<unknown, number>({ length: 400 }, (_, at) => (at % 2 ? 20 : at))).lines[0]).toEqual([0, 20, 398, 20]);
	const scribble = Array.from({ length: 20_000 }, (_, at) => 200 + Math.sin(at * 1.7) * 190);
	expect(inked(scribble).lines[0]?.length).toBeLessThanOrEqual(600);
});

test('withLine keeps the shape of a circle', () => {
	const circle = Array.from({ length: 200 }, (_, at) => [
		600 + 200 * Math.cos(at / 31.5),
		220 + 200 * Math.sin(at / 31.5)
	]).flat();
	const line = inked(circle).lines[0] ?? [];
	expect(line.length).toBeGreaterThan(40);
	for (let at = 0; at < line.length; at += 2) {
		expect(Math.hypot((line[at] ?? 0) - 600, (line[at + 1] ?? 0) - 220)).toBeCloseTo(200, -0.5);
	}
});

test('withLine says full before the strokes are more than an item can hold', () => {
	let strokes = pad;
	for (let count = 0; count < 3_000; count++) {
		const zigzag = Array.from({ length: 120 }, (_, at) => (at % 4 < 2 ? at * 9 : (at * 97) % 440));
		const result = withLine(strokes, zigzag, { colour: 'red', width: 12 });
		if (result.kind === 'full') break;
		if (result.kind === 'inked') strokes = result.strokes;
	}
	expect(
		withLine(
			strokes,
			Array.from({ length: 120 }, (_, at) => (at * 97) % 440)
		).kind
	).toBe('full');
	expect(strokes.lines.flat().length).toBeLessThanOrEqual(mostNumbers);
	expect(strokes.pens).toHaveLength(strokes.lines.length);
	expect(strokesField(JSON.parse(JSON.stringify(strokes)), 'drawing')).toEqual(strokes);
	expect(JSON.stringify(strokes).length).toBeLessThan(250 * 1024);
});

test('withoutLastLine takes the pen with the line', () => {
	const first = withLine(pad, [1, 1, 9, 9], { colour: 'blue', width: 4 });
	if (first.kind !== 'inked') throw new Error(first.kind);
	expect(withoutLastLine(first.strokes)).toEqual({ ...pad, pens: [] });
});

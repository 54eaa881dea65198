/** Lines of a pen on their way into strokes: cleaned, thinned, bounded. A pad shows what is in the strokes and nothing else. */
import { strokesBounds, type Pen, type Strokes } from './strokes.ts';

/** The whole drawing must fit a sealed item of 256 KiB beside its text: fewer numbers than strokes could hold. */
export const mostNumbers = 44_000;
const mostPointsInLine = 300;
const mostLines = strokesBounds.lines;

/** A drawing field of this size with no line on it. The unit is the caller's, such as pixels. */
export const emptyStrokes = (width: number, height: number): Strokes => ({ width, height, lines: [] });

export type Inked = { kind: 'inked'; strokes: Strokes } | { kind: 'full' } | { kind: 'nothing' };

/**
 * The strokes with one more line. `points` is x0, y0, x1, y1, … in the strokes' unit; what is not a finite number is left out,
 * what lies outside is laid on the edge.
 */
export function withLine(strokes: Strokes, points: number[], pen?: Pen): Inked {
	const line = thinned(clean(points, strokes), Math.max(strokes.width, strokes.height) / 1400);
	if (line.length === 0) return { kind: 'nothing' };
	if (strokes.lines.length >= mostLines || countNumbers(strokes) + line.length > mostNumbers) return { kind: 'full' };
	const lines = [...strokes.lines, line];
	return { kind: 'inked', strokes: { ...strokes, lines, ...(pen ? { pens: [...(strokes.pens ?? []), pen] } : {}) } };
}

/** The strokes without the line that was drawn last; without any lines they stay as they are. */
export function withoutLastLine(strokes: Strokes): Strokes {
	const { pens } = strokes;
	return { ...strokes, lines: strokes.lines.slice(0, -1), ...(pens ? { pens: pens.slice(0, -1) } : {}) };
}

/** The same field with nothing on it. */
export const withoutLines = (strokes: Strokes): Strokes => emptyStrokes(strokes.width, strokes.height);

const countNumbers = (strokes: Strokes) => strokes.lines.reduce((sum, line) => sum + line.length, 0);

function clean(points: number[], { width, height }: Strokes): number[] {
	const line: number[] = [];
	for (let i = 0; i + 1 < points.length; i += 2) {
		const [x, y] = [points[i] ?? NaN, points[i + 1] ?? NaN];
		if (Number.isFinite(x) && Number.isFinite(y)) line.push(between(x, width), between(y, height));
	}
	// A tap is a dot: a line of no length, which round caps make visible.
	return line.length === 2 ? [...line, ...line] : line;
}

const between = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)));

/** Leaves out points near a straight line, more and more of them until the line is short enough. */
function thinned(line: number[], tolerance: number): number[] {
	if (line.length <= 4) return line;
	const kept = withinTolerance(line, tolerance);
	return kept.length <= 2 * mostPointsInLine ? kept : thinned(kept, tolerance * 1.6);
}

/** Ramer, Douglas and Peucker, with a stack of its own: a line of a minute has thousands of points. */
function withinTolerance(line: number[], tolerance: number): number[] {
	const last = line.length / 2 - 1;
	const isKept = new Uint8Array(last + 1);
	isKept[0] = isKept[last] = 1;
	const open: [number, number][] = [[0, last]];
	for (let span = open.pop(); span; span = open.pop()) {
		const [from, to] = span;
		const { index, distance } = farthest(line, from, to);
		if (distance <= tolerance) continue;
		isKept[index] = 1;
		open.push([from, index], [index, to]);
	}
	return line.filter((_, at) => isKept[at >> 1] === 1);
}

function farthest(line: number[], from: number, to: number): { index: number; distance: number } {
	const best = { index: from, distance: -1 };
	for (let index = from + 1; index < to; index++) {
		const distance = distanceTo(line, index, from, to);
		if (distance > best.distance) Object.assign(best, { index, distance });
	}
	return best;
}

function distanceTo(line: number[], index: number, from: number, to: number): number {
	const at = (point: number): [number, number] => [line[2 * point] ?? 0, line[2 * point + 1] ?? 0];
	const [px, py] = at(index);
	const [ax, ay] = at(from);
	const [bx, by] = at(to);
	const lengthSquared = (bx - ax) ** 2 + (by - ay) ** 2;
	const along =
		lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / lengthSquared));
	return Math.hypot(px - (ax + along * (bx - ax)), py - (ay + along * (by - ay)));
}

/** Turns a pen's line into curves. Pads give only points, and straight lines between few points would show corners on paper. */
import type { Area } from './paper.ts';

/** A point that a straight line passes by this closely is left out: a printer's dot is 0.04 mm. */
const toleranceMm = 0.025;
/** So many points may be left out in a row, which keeps this quick for lines of any length. */
const mostLeftOut = 24;
/** A sharper turn was meant as a corner. */
const cornerDegrees = 75;
const cornerCosine = Math.cos((cornerDegrees * Math.PI) / 180);
/** How far beyond its neighbour's length a handle reaches, so that a straight line beside a bend stays straight. */
const handleReach = 1.2;

/**
 * The curves through these points (x0, y0, x1, y1, …): the first point, then for each curve two handles and its end. Corners stay
 * corners. Handles keep to the area, and so does the line. Fewer than three points give a straight line.
 */
export function smoothLine(pointsMm: readonly number[], area: Area): number[] {
	const points = withoutStraights(pointsMm);
	const last = points.length / 2 - 1;
	const at = (index: number): Point => [points[2 * index] ?? 0, points[2 * index + 1] ?? 0];
	const chords = Array.from({ length: last }, (_, index) => chord(at(index), at(index + 1)));
	const directions = Array.from({ length: last + 1 }, (_, index) => directionAt(chords[index - 1], chords[index]));
	const curves = [...at(0)];
	for (let index = 0; index < last; index++) {
		const own = chords[index]?.length ?? 0;
		const [from, to] = [at(index), at(index + 1)];
		const leaving = handle(from, directions[index], reach(own, chords[index - 1]?.length), area);
		const arriving = handle(to, directions[index + 1], -reach(own, chords[index + 1]?.length), area);
		curves.push(...leaving, ...arriving, ...to);
	}
	return curves;
}

type Point = readonly [x: number, y: number];
interface Chord {
	x: number;
	y: number;
	length: number;
}

function chord([x1, y1]: Point, [x2, y2]: Point): Chord {
	const length = Math.hypot(x2 - x1, y2 - y1) || 1e-9;
	return { x: (x2 - x1) / length, y: (y2 - y1) / length, length };
}

/** Between both chords, nearer to the shorter one. Undefined at the ends and at corners. */
function directionAt(before: Chord | undefined, after: Chord | undefined): Point | undefined {
	if (!before || !after || before.x * after.x + before.y * after.y < cornerCosine) return undefined;
	const x = before.x * after.length + after.x * before.length;
	const y = before.y * after.length + after.y * before.length;
	const length = Math.hypot(x, y);
	return length === 0 ? undefined : [x / length, y / length];
}

const reach = (own: number, neighbour = own) => Math.min(own, neighbour * handleReach) / 3;

function handle([x, y]: Point, direction: Point | undefined, mm: number, area: Area): Point {
	if (!direction) return [x, y];
	const [toX, toY] = [x + direction[0] * mm, y + direction[1] * mm];
	return [Math.min(area.rightMm, Math.max(area.leftMm, toX)), Math.min(area.bottomMm, Math.max(area.topMm, toY))];
}

function withoutStraights(points: readonly number[]): number[] {
	const count = points.length / 2;
	if (count < 3) return [...points];
	const kept = [points[0] ?? 0, points[1] ?? 0];
	for (let from = 0, index = 1; index < count; index++) {
		const isEnd = index === count - 1;
		if (!isEnd && index - from < mostLeftOut && isPassedBy(points, from, index + 1)) continue;
		kept.push(points[2 * index] ?? 0, points[2 * index + 1] ?? 0);
		from = index;
	}
	return kept;
}

/** True when the straight line between two points passes by all those between them. */
function isPassedBy(points: readonly number[], from: number, to: number): boolean {
	const [ax, ay] = [points[2 * from] ?? 0, points[2 * from + 1] ?? 0];
	const [x, y] = [(points[2 * to] ?? 0) - ax, (points[2 * to + 1] ?? 0) - ay];
	const squared = x * x + y * y;
	for (let index = from + 1; index < to; index++) {
		const [px, py] = [(points[2 * index] ?? 0) - ax, (points[2 * index + 1] ?? 0) - ay];
		const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * x + py * y) / squared));
		const [dx, dy] = [px - along * x, py - along * y];
		if (dx * dx + dy * dy > toleranceMm * toleranceMm) return false;
	}
	return true;
}

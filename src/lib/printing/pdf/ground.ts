/** Where the marks of a page and of its groups lie on the paper, for those who are told where a picture is. */
import type { PlacedGroup, PlacedStrokes } from '#lib/domain/print/sheet.ts';
import { toPoints } from './numbers.ts';
import type { PageBox } from './structure.ts';

/** From a place in millimetres, with its own origin, to points from the bottom left of the page. */
export type Ground = (xMm: number, yMm: number) => readonly [number, number];

export const groundOf =
	(heightMm: number): Ground =>
	(xMm, yMm) => [toPoints(xMm), toPoints(heightMm - yMm)];

export function groundWithin(ground: Ground, { xMm, yMm, degrees }: PlacedGroup): Ground {
	const angle = (degrees * Math.PI) / 180;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	return (x, y) => ground(xMm + x * cos - y * sin, yMm + x * sin + y * cos);
}

/** Only what is drawn counts: a line that runs off its pad is cut. */
export function boxAroundStrokes({ lines, clip }: PlacedStrokes, ground: Ground): PageBox {
	let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
	const add = (xMm: number, yMm: number) => {
		const [x, y] = ground(within(xMm, clip?.xMm, clip?.widthMm), within(yMm, clip?.yMm, clip?.heightMm));
		[left, bottom, right, top] = [Math.min(left, x), Math.min(bottom, y), Math.max(right, x), Math.max(top, y)];
	};
	for (const { pointsMm } of lines) for (let i = 0; i + 1 < pointsMm.length; i += 2) add(pointsMm[i] ?? 0, pointsMm[i + 1] ?? 0);
	return left > right ? [0, 0, 0, 0] : [left, bottom, right, top];
}

function within(value: number, from = -Infinity, length = Infinity): number {
	return from === -Infinity ? value : Math.min(from + length, Math.max(from, value));
}

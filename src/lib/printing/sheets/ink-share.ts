/** How much of its place on a card a drawing covers with ink. */
import type { PlacedStrokes } from '#lib/domain/print/sheet.ts';
import type { Paper } from '#lib/domain/manifest.ts';
import type { Strokes } from '#lib/domain/writing/strokes.ts';
import { cardPlaces, cardSizeOn } from './card-size.ts';
import { heightOf, widthOf } from './paper.ts';
import { drawable, drawingLook, placePad } from './pen-lines.ts';

/** Fine enough to tell a filled drawing from a dense one, and quick for the longest drawing there can be. */
const cellMm = 1;
/** As wide as it prints. Between its points the lines stay straight, which changes no share and takes less time. */
const look = { ...drawingLook, isByHand: false };
/** Rows of cells that are inked at most. Only a scribble of many metres has more, and what is known by then tells of it. */
const mostRows = 30_000;

/** Gives a share from 0 to 1 of the card's printed place, with the lines as wide as they print. 0 when nothing was drawn. */
export function inkShare(drawing: Strokes | undefined, paper: Paper): number {
	const strokes = drawable(drawing);
	if (!strokes) return 0;
	const { inner } = cardPlaces(cardSizeOn({ paper }));
	const grid = new Grid(widthOf(inner), heightOf(inner));
	for (const line of placePad(strokes, inner, look).lines) if (!grid.isEnough) inkLine(grid, line, inner.leftMm, inner.topMm);
	return grid.share;
}

function inkLine(grid: Grid, line: PlacedStrokes['lines'][number], leftMm: number, topMm: number) {
	const { pointsMm: points, widthMm } = line;
	for (let at = 0; at < points.length && !grid.isEnough; at += 2) {
		const before = Math.max(0, at - 2);
		const [x1, y1] = [(points[before] ?? 0) - leftMm, (points[before + 1] ?? 0) - topMm];
		const [x2, y2] = [(points[at] ?? 0) - leftMm, (points[at + 1] ?? 0) - topMm];
		grid.ink(x1, y1, x2, y2, widthMm / 2);
	}
}

class Grid {
	readonly #columns: number;
	readonly #rows: number;
	readonly #cells: Uint8Array;
	#inkedRows = 0;

	constructor(widthMm: number, heightMm: number) {
		[this.#columns, this.#rows] = [Math.ceil(widthMm / cellMm), Math.ceil(heightMm / cellMm)];
		this.#cells = new Uint8Array(this.#columns * this.#rows);
	}

	get isEnough(): boolean {
		return this.#inkedRows > mostRows;
	}

	get share(): number {
		return this.#cells.reduce((sum, cell) => sum + cell, 0) / this.#cells.length;
	}

	/** Inks every cell whose middle lies no further from the straight line than that, row by row. */
	ink(x1: number, y1: number, x2: number, y2: number, reachMm: number) {
		const top = Math.max(0, Math.floor((Math.min(y1, y2) - reachMm) / cellMm));
		const bottom = Math.min(this.#rows - 1, Math.floor((Math.max(y1, y2) + reachMm) / cellMm));
		this.#inkedRows += Math.max(0, bottom - top);
		for (let row = top; row <= bottom; row++) {
			const [from, to] = crossing((row + 0.5) * cellMm, [x1, y1, x2, y2], reachMm);
			const first = Math.max(0, Math.ceil(from / cellMm - 0.5));
			const last = Math.min(this.#columns - 1, Math.floor(to / cellMm - 0.5));
			if (first <= last) this.#cells.fill(1, row * this.#columns + first, row * this.#columns + last + 1);
		}
	}
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** From where to where a level line at this height lies in the ink: in the round ends, or in the straight part between them. */
function crossing(y: number, [x1, y1, x2, y2]: Segment, reachMm: number): [from: number, to: number] {
	const found: [number, number] = [Infinity, -Infinity];
	const take = (from: number, to: number) => {
		found[0] = Math.min(found[0], from);
		found[1] = Math.max(found[1], to);
	};
	for (const [x, middle] of [[x1, y1] as const, [x2, y2] as const]) {
		const left = reachMm ** 2 - (y - middle) ** 2;
		if (left >= 0) take(x - Math.sqrt(left), x + Math.sqrt(left));
	}
	const length = Math.hypot(x2 - x1, y2 - y1);
	if (length === 0) return found;
	const [ox, oy] = [((y1 - y2) / length) * reachMm, ((x2 - x1) / length) * reachMm];
	const corners = [x1 + ox, y1 + oy, x2 + ox, y2 + oy, x2 - ox, y2 - oy, x1 - ox, y1 - oy];
	for (let at = 0; at < 8; at += 2) {
		const [ax, ay] = [corners[at] ?? 0, corners[at + 1] ?? 0];
		const [bx, by] = [corners[(at + 2) % 8] ?? 0, corners[(at + 3) % 8] ?? 0];
		if ((ay <= y && y < by) || (by <= y && y < ay)) take(...twice(ax + ((y - ay) / (by - ay)) * (bx - ax)));
	}
	return found;
}

const twice = (x: number): [number, number] => [x, x];

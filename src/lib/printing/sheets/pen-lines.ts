/** A signature or drawing scaled into a rectangle. */
import type { PlacedStrokes } from '#lib/domain/print/sheet.ts';
import { isBlank, type PenColour, type Strokes } from '#lib/domain/writing/strokes.ts';
import { heightOf, insetBy, widthOf, type Area } from './paper.ts';
import { smoothLine } from './smooth-line.ts';

interface PenLook {
	/** For lines without a pen of their own. */
	colour: PenColour;
	/** Share of the strokes' longer side that a line without a pen is wide. */
	widthShare: number;
	/**
	 * A printer loses a line that is thinner than this. A line that is thicker than the other bound fills small letters with ink.
	 */
	thinnestMm: number;
	thickestMm: number;
	/**
	 * True for lines drawn by hand: they are smoothed, because a pad gives only few points of a curve. Lines of a drawn front
	 * stay as they are.
	 */
	isByHand: boolean;
}

export const signatureLook: PenLook = { colour: 'blue', widthShare: 0.008, thinnestMm: 0.25, thickestMm: 0.7, isByHand: true };
export const drawingLook: PenLook = { colour: 'ink', widthShare: 0.008, thinnestMm: 0.2, thickestMm: 12, isByHand: true };
export const frontLook: PenLook = { ...drawingLook, isByHand: false };

/** The whole pad scaled into the area, in the middle: a drawing keeps its place, and what ran off the pad stays off. */
export function placePad(strokes: Strokes, area: Area, look: PenLook): PlacedStrokes {
	const pad = { leftMm: 0, topMm: 0, rightMm: strokes.width, bottomMm: strokes.height };
	const clip = { xMm: area.leftMm, yMm: area.topMm, widthMm: widthOf(area), heightMm: heightOf(area) };
	return { ...placeBox(strokes, pad, area, look, 0.5), clip };
}

/** The whole pad, large enough to fill the area: what lies at its edge falls away with the bleed. */
export function coverWithPad(strokes: Strokes, area: Area, look: PenLook): PlacedStrokes {
	const scale = Math.max(widthOf(area) / strokes.width, heightOf(area) / strokes.height);
	const x = (strokes.width * scale - widthOf(area)) / 2;
	const y = (strokes.height * scale - heightOf(area)) / 2;
	const over = insetBy(area, { x: -x, y: -y });
	const clip = { xMm: area.leftMm, yMm: area.topMm, widthMm: widthOf(area), heightMm: heightOf(area) };
	return { ...placePad(strokes, over, look), clip };
}

/** Only what was inked, scaled into the area and laid at its left: a small signature on a large pad is still a signature. */
export function placeInk(strokes: Strokes, area: Area, look: PenLook): PlacedStrokes {
	return placeBox(strokes, inkBox(strokes), area, look, 0);
}

/** Ink is enlarged no more than this beyond the whole pad's scale: a dot stays a dot. */
const mostZoom = 2.5;

/** No printer tells points apart that lie closer than this: 600 dots an inch are 0.04 mm. */
const finestMm = 0.04;

/** Keeps whole pairs of numbers, and only the first of points that fall together. The end of a line always stays. */
function thinned(points: readonly number[]): number[] {
	const kept: number[] = [];
	for (let i = 0; i + 1 < points.length; i += 2) {
		const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
		const isLast = i + 3 >= points.length;
		const isNear = Math.abs(x - (kept.at(-2) ?? Infinity)) < finestMm && Math.abs(y - (kept.at(-1) ?? Infinity)) < finestMm;
		if (!isNear || isLast) kept.push(x, y);
	}
	return kept;
}

/** Leaves out points that are not numbers; a pad that lost its pointer once gave NaN. Undefined when nothing is left. */
export function drawable(strokes: Strokes | undefined): Strokes | undefined {
	if (!strokes || !(strokes.width > 0) || !(strokes.height > 0)) return undefined;
	if (strokes.lines.every((line) => line.every(Number.isFinite))) return isBlank(strokes) ? undefined : strokes;
	const lines = strokes.lines.map((line) => line.filter((_, at) => Number.isFinite(line[at]) && Number.isFinite(line[at ^ 1])));
	const pens = strokes.pens?.filter((_, index) => lines[index]?.length !== 0);
	const kept = { ...strokes, ...(pens ? { pens } : {}), lines: lines.filter((line) => line.length > 0) };
	return isBlank(kept) ? undefined : kept;
}

function placeBox(strokes: Strokes, from: Area, area: Area, look: PenLook, alignX: number): PlacedStrokes {
	const padScale = Math.min(widthOf(area) / strokes.width, heightOf(area) / strokes.height);
	const fitted = Math.min(widthOf(area) / Math.max(widthOf(from), 1e-6), heightOf(area) / Math.max(heightOf(from), 1e-6));
	const scale = Math.min(fitted, padScale * mostZoom);
	const left = area.leftMm + (widthOf(area) - widthOf(from) * scale) * alignX;
	const top = area.topMm + (heightOf(area) - heightOf(from) * scale) / 2;
	const clamp = (mm: number) => Math.min(look.thickestMm, Math.max(look.thinnestMm, mm));
	const plainWidth = Math.max(strokes.width, strokes.height) * look.widthShare;
	const placed = (line: readonly number[]) =>
		thinned(line.map((value, at) => (at % 2 === 0 ? left + (value - from.leftMm) * scale : top + (value - from.topMm) * scale)));
	return {
		kind: 'strokes',
		lines: strokes.lines.map((line, index) => ({
			colour: strokes.pens?.[index]?.colour ?? look.colour,
			widthMm: clamp((strokes.pens?.[index]?.width ?? plainWidth) * scale),
			...(look.isByHand ? curved(placed(line), area) : { pointsMm: placed(line) })
		}))
	};
}

function curved(pointsMm: number[], area: Area): { pointsMm: number[]; isCurved?: true } {
	return pointsMm.length <= 4 ? { pointsMm } : { pointsMm: smoothLine(pointsMm, area), isCurved: true };
}

function inkBox({ lines }: Strokes): Area {
	const box = { leftMm: Infinity, topMm: Infinity, rightMm: -Infinity, bottomMm: -Infinity };
	for (const line of lines)
		for (let i = 0; i + 1 < line.length; i += 2) {
			const [x, y] = [line[i] ?? 0, line[i + 1] ?? 0];
			box.leftMm = Math.min(box.leftMm, x);
			box.rightMm = Math.max(box.rightMm, x);
			box.topMm = Math.min(box.topMm, y);
			box.bottomMm = Math.max(box.bottomMm, y);
		}
	return box;
}

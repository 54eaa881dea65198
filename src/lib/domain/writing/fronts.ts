/**
 * The drawn fronts a card can have, as pen lines on a card of 148 by 105 mm: the same data on screen and on paper. A card names one
 * by its slug; an unknown name gets the plain front, so that no card is lost because of its picture.
 */
import type { Pen, PenColour, Strokes } from './strokes.ts';

/** The names of the card fronts. They stand in sealed items, so a name is never changed or reused. */
export const frontSlugs = ['plain', 'stars', 'birds', 'lantern', 'waves'] as const;
export type FrontSlug = (typeof frontSlugs)[number];

const frontSize = { width: 148, height: 105 };

interface PenLine {
	pen: Pen;
	line: number[];
}

/** Gives the front with this name, or the plain one. */
export function frontOf(slug: string | undefined): Strokes {
	return fronts[frontSlugs.find((each) => each === slug) ?? 'plain'];
}

/** The drawing of each front, on a field of 148 by 105 units, one for each millimetre of an A6 card. */
export const fronts: Readonly<Record<FrontSlug, Strokes>> = {
	plain: strokes([frame(8, 'ink', 0.5), frame(9.6, 'ink', 0.2)]),
	stars: strokes(stars()),
	birds: strokes(birds()),
	lantern: strokes(lantern()),
	waves: strokes(waves())
};

function strokes(penLines: readonly PenLine[]): Strokes {
	return { ...frontSize, lines: penLines.map((each) => each.line), pens: penLines.map((each) => each.pen) };
}

/** Two decimals are a hundredth of a millimetre, and the same on every machine. */
function round(value: number): number {
	return Math.round(value * 100) / 100;
}

/** A line through `steps` + 1 points of a curve, for t from 0 to 1. */
function curve(colour: PenColour, width: number, steps: number, at: (t: number) => [x: number, y: number]): PenLine {
	const line = Array.from({ length: steps + 1 }, (_, step) => at(step / steps).map(round)).flat();
	return { pen: { colour, width }, line };
}

function straight(colour: PenColour, width: number, ...line: number[]): PenLine {
	return { pen: { colour, width }, line: line.map(round) };
}

function frame(inset: number, colour: PenColour, width: number): PenLine {
	const [right, bottom] = [frontSize.width - inset, frontSize.height - inset];
	return straight(colour, width, inset, inset, right, inset, right, bottom, inset, bottom, inset, inset);
}

/** From the start angle to the end angle, in degrees clockwise from the right. */
function arc(colour: PenColour, width: number, [x, y]: [number, number], radius: number, [from, to]: [number, number]): PenLine {
	return curve(colour, width, 24, (t) => {
		const angle = ((from + (to - from) * t) * Math.PI) / 180;
		return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
	});
}

function stars(): PenLine[] {
	const places: [number, number, number, PenColour][] = [
		[74, 40, 15, 'amber'],
		[30, 27, 7, 'amber'],
		[117, 24, 8, 'blue'],
		[47, 62, 5, 'blue'],
		[103, 60, 6, 'amber'],
		[22, 55, 4, 'blue'],
		[128, 50, 4, 'amber'],
		[60, 17, 3.5, 'blue'],
		[92, 16, 3, 'amber']
	];
	const hill = (height: number, shift: number) =>
		curve('ink', 0.7, 48, (t) => [8 + 132 * t, 90 - height * Math.sin(Math.PI * t + shift) ** 2]);
	return [...places.map(([x, y, radius, colour]) => star(x, y, radius, colour)), hill(10, 0.4), hill(6, 1.5)];
}

function star(x: number, y: number, radius: number, colour: PenColour): PenLine {
	return curve(colour, radius > 6 ? 1 : 0.7, 10, (t) => {
		const corner = Math.round(t * 10);
		const reach = corner % 2 === 0 ? radius : radius * 0.42;
		const angle = (corner * 36 - 90) * (Math.PI / 180);
		return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
	});
}

function birds(): PenLine[] {
	const flock: [number, number, number][] = [
		[40, 34, 13],
		[70, 24, 9],
		[92, 40, 15],
		[118, 27, 8],
		[60, 50, 7],
		[122, 50, 6]
	];
	const sun = arc('amber', 1.2, [112, 84], 17, [180, 360]);
	const shore = curve('green', 1, 40, (t) => [8 + 132 * t, 84 + 1.5 * Math.sin(t * 9)]);
	const reeds = [18, 22, 27, 31].map((x, index) => straight('green', 0.8, x, 84, x + 3, 62 + 4 * index));
	return [...flock.flatMap(([x, y, span]) => bird(x, y, span)), sun, shore, ...reeds];
}

/** Two wings from the body outwards. */
function bird(x: number, y: number, span: number): PenLine[] {
	const wing = (side: 1 | -1) =>
		curve('ink', span > 10 ? 1.1 : 0.8, 14, (t) => [x + side * span * t, y - span * 0.45 * Math.sin(Math.PI * t ** 0.8)]);
	return [wing(-1), wing(1)];
}

function lantern(): PenLine[] {
	const sides = Array.from({ length: 16 }, (_, index) => index).filter((index) => index % 8 !== 4);
	const rays = sides.map((index) => {
		const angle = (index / 8) * Math.PI;
		const [cos, sin, end] = [Math.cos(angle), Math.sin(angle), index % 2 ? 42 : 39];
		return straight('amber', 0.9, 74 + 34 * cos, 55 + 34 * sin, 74 + end * cos, 55 + end * sin);
	});
	const flame = curve('amber', 1.2, 30, (t) => {
		const angle = t * 2 * Math.PI;
		return [74 + 5 * Math.sin(angle) * (1 - 0.35 * Math.cos(angle)), 57 - 9 * Math.cos(angle)];
	});
	return [
		arc('ink', 1, [74, 22], 5, [150, 390]),
		straight('ink', 1.2, 64, 33, 69, 26, 79, 26, 84, 33, 64, 33),
		straight('ink', 1.2, 62, 33, 86, 33),
		straight('ink', 1.2, 64, 33, 60, 74, 88, 74, 84, 33),
		straight('ink', 1.2, 57, 74, 91, 74, 91, 80, 57, 80, 57, 74),
		straight('ink', 0.8, 74, 74, 74, 67),
		flame,
		...rays
	];
}

function waves(): PenLine[] {
	const colours: PenColour[] = ['blue', 'green', 'blue'];
	const rows = Array.from({ length: 7 }, (_, row) =>
		curve(colours[row % 3] ?? 'blue', 0.9, 66, (t) => [8 + 132 * t, 56 + 6 * row + 2.2 * Math.sin(t * 22 + row * 1.3)])
	);
	const hull = straight('red', 1.2, 60, 46, 66, 54, 92, 54, 98, 46, 60, 46);
	const sail = straight('ink', 1, 79, 46, 79, 16, 95, 41, 79, 41);
	const jib = straight('ink', 1, 76, 41, 65, 41, 76, 22, 76, 41);
	return [hull, sail, jib, ...rows];
}

/**
 * A signature or drawing as pen lines: vectors, so that it is redrawn on any screen and printed at any size.
 * `lines` holds x0, y0, x1, y1, … in the unit of `width` and `height`; `pens`, when there, has one pen for each line.
 */
import { finite, list, oneOf, optional, refuse, shape, type Decode } from './parse.ts';

export const penColours = ['ink', 'blue', 'green', 'red', 'amber'] as const;
export type PenColour = (typeof penColours)[number];
/** `width` is in the unit of the strokes' own width and height. */
export interface Pen {
	colour: PenColour;
	width: number;
}
export interface Strokes {
	width: number;
	height: number;
	lines: number[][];
	pens?: Pen[];
}

export const strokesBounds = { lines: 2_000, numbers: 60_000, extent: 10_000 };

const coordinate = finite({ min: -strokesBounds.extent, max: 2 * strokesBounds.extent });
const extent = finite({ min: 1, max: strokesBounds.extent });
const fields = shape({
	width: extent,
	height: extent,
	lines: list(list(coordinate, { min: 2, max: strokesBounds.numbers, noun: 'numbers' }), {
		max: strokesBounds.lines,
		noun: 'lines'
	}),
	pens: optional(
		list(shape({ colour: oneOf(...penColours), width: finite({ min: 0.1, max: 200 }) }), {
			max: strokesBounds.lines,
			noun: 'pens'
		})
	)
});

export const strokesField: Decode<Strokes> = (value, path) => {
	const strokes = fields(value, path);
	if (strokes.lines.some((line) => line.length % 2 !== 0)) refuse(path, 'every line needs pairs of numbers');
	const numbers = strokes.lines.reduce((sum, line) => sum + line.length, 0);
	if (numbers > strokesBounds.numbers) refuse(path, `at most ${strokesBounds.numbers} numbers`);
	if (strokes.pens && strokes.pens.length !== strokes.lines.length) refuse(path, 'must have one pen for each line');
	return strokes;
};

export const isBlank = (strokes: Strokes | undefined) => !strokes || strokes.lines.length === 0;

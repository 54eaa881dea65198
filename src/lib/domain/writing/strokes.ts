/**
 * A signature or drawing as pen lines: vectors, so that it is redrawn on any screen and printed at any size.
 * `lines` holds x0, y0, x1, y1, … in the unit of `width` and `height`; `pens`, when there, has one pen for each line.
 */

/** The names of the pen colours. They stand in sealed items. */
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

/** The most lines, the most numbers in all lines together, and the largest width or height. */
export const strokesBounds = { lines: 2_000, numbers: 60_000, extent: 10_000 };

/** True when nothing was drawn. */
export const isBlank = (strokes: Strokes | undefined) => !strokes || strokes.lines.length === 0;

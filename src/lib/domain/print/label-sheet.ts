/** Sheets of address labels as they are sold, in millimetres. Makers differ by up to 0.8 mm, so that printing takes a nudge. */
import type { Paper } from '../manifest.ts';

export interface LabelGrid {
	paper: Paper;
	columns: number;
	rows: number;
	/** The top left corner of the first label. */
	leftMm: number;
	topMm: number;
	widthMm: number;
	heightMm: number;
	/** From the left edge of one label to that of the next, and from top to top. */
	pitchXMm: number;
	pitchYMm: number;
}

/** Where the labels lie on each sheet, in millimetres from the top left corner of the paper. */
export const labelGrids = {
	/** Avery L7160: 63.5 × 38.1 mm, 21 on A4. */
	l7160: {
		paper: 'a4',
		columns: 3,
		rows: 7,
		leftMm: 7.2,
		topMm: 15.15,
		widthMm: 63.5,
		heightMm: 38.1,
		pitchXMm: 66.04,
		pitchYMm: 38.1
	},
	/** Avery 5160: 2 5/8 × 1 inch, 30 on US Letter. */
	avery5160: {
		...{ paper: 'letter', columns: 3, rows: 10, leftMm: 4.7625, topMm: 12.7, widthMm: 66.675, heightMm: 25.4 },
		...{ pitchXMm: 69.85, pitchYMm: 25.4 }
	}
} as const satisfies Record<string, LabelGrid>;
export type LabelSheet = keyof typeof labelGrids;

/** How many labels one sheet has. */
export const labelsOn = ({ columns, rows }: LabelGrid) => columns * rows;

/** The top left corner of a label, counted from 0 along the rows. */
export function labelCorner(grid: LabelGrid, index: number): { xMm: number; yMm: number } {
	const [column, row] = [index % grid.columns, Math.floor(index / grid.columns)];
	return { xMm: grid.leftMm + column * grid.pitchXMm, yMm: grid.topMm + row * grid.pitchYMm };
}

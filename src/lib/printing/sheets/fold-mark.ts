/** A small line at the left edge of the paper, where it is folded. */
import type { Mark } from '#lib/domain/print/sheet.ts';

/** Gives the short line at the left edge that shows where to fold; `yMm` is measured from the top. */
export const foldMark = (yMm: number): Mark => ({
	kind: 'rule',
	x1Mm: 5,
	x2Mm: 9,
	y1Mm: yMm,
	y2Mm: yMm,
	strokeMm: 0.2,
	colour: 'line'
});

/**
 * How a folded sheet plays in its envelope. It is smaller than the envelope, so it comes to lie at the left or the right, low or high:
 * the address must show wherever it lies, and nothing else may. All in millimetres; rectangles on the sheet from its own left and top.
 */
import type { RectMm } from './rect.ts';

/** A sheet as it is folded, and the envelope it is put into. */
export interface Folded {
	/** The envelope's outside, flap at the top: its inside is smaller, and the play with it. */
	cover: { widthMm: number; heightMm: number };
	sheet: { widthMm: number; heightMm: number };
	/** From the top of the sheet; none is a sheet that lies flat. */
	foldsMm: readonly number[];
}

/** How far the sheet can move to the right and down from the upper left corner. */
export function playOf({ cover, sheet, foldsMm }: Folded): { rightMm: number; downMm: number } {
	const { heightMm } = packetOf(sheet.heightMm, foldsMm);
	return { rightMm: Math.max(0, cover.widthMm - sheet.widthMm), downMm: Math.max(0, cover.heightMm - heightMm) };
}

/** The part of the sheet that shows through `opening`, a rectangle of the envelope, when the sheet lies so far right and down. */
export function shownAt(folded: Folded, opening: RectMm, { rightMm, downMm }: { rightMm: number; downMm: number }): RectMm {
	const down = downMm - packetOf(folded.sheet.heightMm, folded.foldsMm).topMm;
	return {
		...{ leftMm: opening.leftMm - rightMm, rightMm: opening.rightMm - rightMm },
		...{ topMm: opening.topMm - down, bottomMm: opening.bottomMm - down }
	};
}

/** `zone` shows wherever the sheet lies; outside `reach` nothing ever shows. */
export function seenThrough(folded: Folded, opening: RectMm): { zone: RectMm; reach: RectMm } {
	const [first, last] = [shownAt(folded, opening, { rightMm: 0, downMm: 0 }), shownAt(folded, opening, playOf(folded))];
	return {
		zone: { leftMm: first.leftMm, topMm: first.topMm, rightMm: last.rightMm, bottomMm: last.bottomMm },
		reach: { leftMm: last.leftMm, topMm: last.topMm, rightMm: first.rightMm, bottomMm: first.bottomMm }
	};
}

/**
 * As high as its highest panel. The panel with the address hangs at the first fold, so that in DIN 5008 A, whose first panel is lower
 * than the next, the packet begins above the sheet.
 */
function packetOf(sheetHeightMm: number, foldsMm: readonly number[]): { topMm: number; heightMm: number } {
	const edges = [0, ...foldsMm, sheetHeightMm];
	const heightMm = Math.max(...edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)));
	return { heightMm, topMm: (edges[1] ?? sheetHeightMm) - heightMm };
}

/** An envelope whose window somebody measured with a ruler, because none of the known ones is in the drawer. */
import type { Paper } from '../manifest.ts';
import { finite, oneOf, shape, type Decode } from '../decode/parse.ts';
import { paperSizes } from './envelope.ts';
import { rect, type RectMm } from './rect.ts';
import { seenThrough } from './slide.ts';

/** Millimetres. The flap is at the top, and the window is measured from the left and from the bottom. */
export interface OwnWindow {
	paper: Paper;
	coverWidthMm: number;
	coverHeightMm: number;
	fromLeftMm: number;
	fromBottomMm: number;
	widthMm: number;
	heightMm: number;
}

/** The commonest of all, to begin with: DL with the window of DIN 680. */
export const plainOwnWindow: OwnWindow = {
	...{ paper: 'a4', coverWidthMm: 220, coverHeightMm: 110, fromLeftMm: 20, fromBottomMm: 15, widthMm: 90, heightMm: 45 }
};

const millimetres = finite({ min: 0, max: 400 });
export const ownWindowField: Decode<OwnWindow> = shape({
	paper: oneOf('a4', 'letter'),
	coverWidthMm: millimetres,
	coverHeightMm: millimetres,
	fromLeftMm: millimetres,
	fromBottomMm: millimetres,
	widthMm: millimetres,
	heightMm: millimetres
});

/**
 * What keeps letters out of such an envelope. `cover`: the sheet does not go in, folded at most twice. `outside`: the window runs over
 * the envelope. `small`: while the sheet slides too little shows for an address. `wide`: no room is left beside it for the sender.
 * `place`: it lies so high or so low on the sheet that the letter has no room.
 */
export type WindowProblem = 'cover' | 'outside' | 'small' | 'wide' | 'place';

const least = { widthMm: 45, heightMm: 14 };
const widestMm = 115;
const highestMm = 24;
const lowestMm = 150;

/** Gives what keeps letters out of this envelope, or `undefined` when letters can be printed for it. */
export function problemOf(own: OwnWindow): WindowProblem | undefined {
	const { cover, opening, paper, foldsMm } = ownEnvelope(own);
	const sheet = paperSizes[paper];
	const panelMm = foldsMm[0] ?? sheet.heightMm;
	if (cover.widthMm < sheet.widthMm || cover.heightMm < panelMm) return 'cover';
	if (opening.rightMm > cover.widthMm || opening.topMm < 0) return 'outside';
	const { zone, reach } = seenThrough({ cover, sheet, foldsMm }, opening);
	if (zone.rightMm - zone.leftMm < least.widthMm || zone.bottomMm - zone.topMm < least.heightMm) return 'small';
	if (own.widthMm > widestMm) return 'wide';
	return reach.topMm < highestMm || reach.bottomMm > Math.min(lowestMm, panelMm) ? 'place' : undefined;
}

interface OwnEnvelope {
	paper: Paper;
	cover: { widthMm: number; heightMm: number };
	/** The window, from the left and top of the cover. */
	opening: RectMm;
	foldsMm: readonly number[];
}

/** Works out where the window lies in the cover and where the sheet is folded, in millimetres. */
export function ownEnvelope(own: OwnWindow): OwnEnvelope {
	const { paper, coverWidthMm, coverHeightMm, fromLeftMm, fromBottomMm, widthMm, heightMm } = own;
	const bottomMm = coverHeightMm - fromBottomMm;
	return {
		paper,
		cover: { widthMm: coverWidthMm, heightMm: coverHeightMm },
		opening: rect(fromLeftMm, bottomMm - heightMm, fromLeftMm + widthMm, bottomMm),
		foldsMm: foldsFor(paperSizes[paper].heightMm, coverHeightMm)
	};
}

/** Leaves room for fingers and for three layers of paper: DL takes panels of 105 mm. */
const spareMm = 5;

/** Flat, once in the middle, or twice with the panels as high as go in. */
function foldsFor(sheetMm: number, coverMm: number): readonly number[] {
	const mostMm = coverMm - spareMm;
	if (sheetMm <= mostMm) return [];
	if (sheetMm / 2 <= mostMm) return [sheetMm / 2];
	const panelMm = Math.max(mostMm, sheetMm / 3);
	return [panelMm, 2 * panelMm];
}

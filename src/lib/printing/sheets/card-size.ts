/** How large a card is on its paper, and where things stand on it, in millimetres. */
import { paperSizes } from '#lib/domain/print/envelope.ts';
import type { Paper } from '#lib/domain/manifest.ts';
import { insetBy, type Area } from './paper.ts';

export interface CardCut {
	paper: Paper;
	hasBleed?: boolean;
}

export interface CardSize {
	widthMm: number;
	heightMm: number;
	/** How far pictures run over the cut. */
	bleedMm: number;
}

const bleedMm = 3;

/**
 * Without bleed a quarter of the sheet, so that two cuts make four cards: A6 on A4. With bleed a little less, in A6's proportions:
 * beside each card 3 mm fall away, and at the sheet's edge the cut marks have room.
 */
export function cardSizeOn({ paper, hasBleed }: CardCut): CardSize {
	if (hasBleed) return paper === 'a4' ? { widthMm: 134, heightMm: 95, bleedMm } : { widthMm: 129, heightMm: 92, bleedMm };
	const { widthMm, heightMm } = paperSizes[paper];
	return { widthMm: heightMm / 2, heightMm: widthMm / 2, bleedMm: 0 };
}

/** Printers leave some millimetres white at the edge of the sheet. */
const insetMm = 8;
const addressMm = { width: 44.5, top: 40 };
/** From the divider to what stands at its sides. */
const besideDividerMm = 4;

export interface CardPlaces {
	/** For texts and, without bleed, for the picture. */
	inner: Area;
	message: Area;
	address: Area;
	dividerMm: number;
	footerBaselineMm: number;
	/** The footer of a practice card stands below everything else. */
	practiceBottomMm: number;
}

/** Gives the places on the back of a card, in millimetres from its top left corner. */
export function cardPlaces({ widthMm, heightMm }: CardSize): CardPlaces {
	const inner = insetBy({ leftMm: 0, topMm: 0, rightMm: widthMm, bottomMm: heightMm }, { x: insetMm, y: insetMm });
	const dividerMm = inner.rightMm - addressMm.width - besideDividerMm;
	const practiceBottomMm = heightMm - 12;
	return {
		inner,
		message: { ...inner, rightMm: dividerMm - besideDividerMm },
		address: { ...inner, leftMm: dividerMm + besideDividerMm, topMm: addressMm.top, bottomMm: heightMm - 13 },
		dividerMm,
		footerBaselineMm: heightMm - 5,
		practiceBottomMm
	};
}

/**
 * Where the address shows in the window, where the sender's own line stands, and where the sheet is folded, in millimetres from
 * left and top of the paper. Sources disagree by up to a millimetre: check on paper before you rely on one.
 */
import type { Envelope, Paper } from '../manifest.ts';

export interface RectMm {
	leftMm: number;
	topMm: number;
	rightMm: number;
	bottomMm: number;
}

/**
 * Where the post looks for the sender when a letter cannot be delivered, as is the custom of each country. `line`: one small line at
 * the head of the address window (Germany, Belgium, the Netherlands, Switzerland). `window`: a window of its own (the United
 * States). `beside`: not seen from outside, the letterhead is enough and the envelope's back is for the rest (United Kingdom,
 * France).
 */
type SenderPlace = { kind: 'line'; heightMm: number } | { kind: 'window'; window: RectMm } | { kind: 'beside' };

export interface EnvelopeProfile {
	paper: Paper;
	window: RectMm;
	sender: SenderPlace;
	/** Where the first address line begins when all of them have room below; absent: the address stands in the middle. */
	addressTopMm?: number;
	foldsMm: readonly number[];
}

const line: SenderPlace = { kind: 'line', heightMm: 5 };
const beside: SenderPlace = { kind: 'beside' };

/**
 * DIN 5008 divides its field of 45 mm: 17.7 mm for the sender's line and remarks, 27.3 mm for the address. The numbers of us10 are
 * 5/8, 1 2/3, 4 5/8 and 2 2/3 inches: a window of 4 by 1, 5/8 from the left and 1 from the bottom of the folded sheet; its upper
 * window is 3 1/2 by 7/8, 3/8 from the left and 2 1/2 from the bottom.
 */
export const envelopeProfiles: Readonly<Record<Envelope, EnvelopeProfile>> = {
	din5008b: { paper: 'a4', window: rect(20, 45, 105, 90), sender: line, addressTopMm: 62.7, foldsMm: [105, 210] },
	din5008a: { paper: 'a4', window: rect(20, 27, 105, 72), sender: line, addressTopMm: 44.7, foldsMm: [87, 192] },
	'uk-dl': { paper: 'a4', window: rect(24.6, 39.5, 120, 66.3), sender: beside, foldsMm: [99, 198] },
	'nen1026-left': { paper: 'a4', window: rect(33, 50, 116, 90), sender: line, foldsMm: [108] },
	'nen1026-right': { paper: 'a4', window: rect(109, 50, 185, 90), sender: line, foldsMm: [108] },
	nfz11001: { paper: 'a4', window: rect(100, 35, 200, 80), sender: beside, foldsMm: [99, 198] },
	'ch-right': { paper: 'a4', window: rect(112, 45, 202, 90), sender: line, foldsMm: [105, 210] },
	us10: {
		paper: 'letter',
		window: rect(15.875, 42.333, 117.475, 67.733),
		sender: { kind: 'window', window: rect(9.525, 7.408, 98.425, 29.633) },
		foldsMm: [93.133, 186.267]
	}
};

/** Width and height of a sheet that stands upright (A4: ISO 216; Letter: ANSI/ASME Y14.1, 8.5 by 11 inches). */
export const paperSizes: Readonly<Record<Paper, { widthMm: number; heightMm: number }>> = {
	a4: { widthMm: 210, heightMm: 297 },
	letter: { widthMm: 215.9, heightMm: 279.4 }
};

/** True when the window lies nearer to the sheet's left edge; the sender then stands at the right. */
export const isWindowLeft = ({ window, paper }: Pick<EnvelopeProfile, 'window' | 'paper'>) =>
	window.leftMm < paperSizes[paper].widthMm - window.rightMm;

function rect(leftMm: number, topMm: number, rightMm: number, bottomMm: number): RectMm {
	return { leftMm, topMm, rightMm, bottomMm };
}

/**
 * Where the window lies on the sheet, where the sender's own line stands, and where the sheet is folded, in millimetres from left and
 * top of the paper. Sources disagree by some millimetres, and sellers more: print the test page and lay the envelope over it before you
 * rely on one. What shows while the sheet slides is in `window-profile.ts`.
 */
import type { Envelope, Paper } from '../manifest.ts';
import { rect, type RectMm } from './rect.ts';

/**
 * Where the post looks for the sender when a letter cannot be delivered, as is the custom of each country. `line`: one small line at
 * the head of the address window (Germany, Belgium, the Netherlands, Switzerland). `window`: a window of its own (the United
 * States). `beside`: not seen from outside, the letterhead is enough and the envelope's back is for the rest (United Kingdom,
 * France).
 */
type SenderPlace = { kind: 'line'; heightMm: number } | { kind: 'window'; window: RectMm } | { kind: 'beside' };

export interface EnvelopeProfile {
	paper: Paper;
	/** The window when the sheet lies at the foot of its envelope, as it should. */
	window: RectMm;
	sender: SenderPlace;
	/** Where the first address line begins when all lines have room below it. When absent, the address stands in the middle. */
	addressTopMm?: number;
	/** The folds that let the sheet slide as little as possible in its envelope. */
	foldsMm: readonly number[];
}

const line: SenderPlace = { kind: 'line', heightMm: 5 };
const beside: SenderPlace = { kind: 'beside' };

/** Three panels for DL, which is 110 mm high. A sheet folded in thirds of 99 mm would slide 11 mm. */
const forDl = [105, 210];

/**
 * DIN 5008 divides its field of 45 mm: 17.7 mm for the sender's line and remarks, 27.3 mm for the address. us10 is folded at 4 and 8
 * inches: in thirds it would play 12 mm in its envelope, half of a window that is one inch high and 4 wide; its upper window is 3 1/2
 * by 7/8 inches.
 */
export const envelopeProfiles: Readonly<Record<Envelope, EnvelopeProfile>> = {
	din5008b: { paper: 'a4', window: rect(20, 45, 105, 90), sender: line, addressTopMm: 62.7, foldsMm: forDl },
	din5008a: { paper: 'a4', window: rect(20, 27, 105, 72), sender: line, addressTopMm: 44.7, foldsMm: [87, 192] },
	'uk-dl': { paper: 'a4', window: rect(20, 52, 110, 87), sender: beside, foldsMm: forDl },
	'nen1026-left': { paper: 'a4', window: rect(33, 50, 116, 90), sender: line, foldsMm: forDl },
	'nen1026-right': { paper: 'a4', window: rect(109, 50, 185, 90), sender: line, foldsMm: forDl },
	nfz11001: { paper: 'a4', window: rect(100, 50, 200, 85), sender: beside, foldsMm: forDl },
	'ch-right': { paper: 'a4', window: rect(112, 45, 202, 90), sender: line, foldsMm: forDl },
	us10: {
		paper: 'letter',
		window: rect(15.875, 50.8, 117.475, 76.2),
		sender: { kind: 'window', window: rect(9.525, 15.875, 98.425, 38.1) },
		foldsMm: [101.6, 203.2]
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

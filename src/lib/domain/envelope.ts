/**
 * Where the address shows in the window and where the sheet is folded, on A4, in millimetres from left and top. Sources disagree
 * by up to a millimetre: check on paper before you rely on one.
 */
import type { Envelope } from './manifest.ts';

export interface EnvelopeProfile {
	window: { leftMm: number; topMm: number; rightMm: number; bottomMm: number };
	foldsMm: readonly number[];
}

export const envelopeProfiles: Readonly<Record<Envelope, EnvelopeProfile>> = {
	din5008b: { window: { leftMm: 20, topMm: 45, rightMm: 105, bottomMm: 90 }, foldsMm: [105, 210] },
	din5008a: { window: { leftMm: 20, topMm: 27, rightMm: 105, bottomMm: 72 }, foldsMm: [87, 192] },
	'uk-dl': { window: { leftMm: 24.6, topMm: 39.5, rightMm: 120, bottomMm: 66.3 }, foldsMm: [99, 198] },
	'nen1026-left': { window: { leftMm: 33, topMm: 50, rightMm: 116, bottomMm: 90 }, foldsMm: [108] },
	'nen1026-right': { window: { leftMm: 109, topMm: 50, rightMm: 185, bottomMm: 90 }, foldsMm: [108] },
	nfz11001: { window: { leftMm: 100, topMm: 35, rightMm: 200, bottomMm: 80 }, foldsMm: [99, 198] },
	'ch-right': { window: { leftMm: 112, topMm: 45, rightMm: 202, bottomMm: 90 }, foldsMm: [105, 210] }
};

const a4WidthMm = 210;

/** True when the window lies nearer to the sheet's left edge; the sender then stands at the right. */
export const isWindowLeft = ({ window }: EnvelopeProfile) => window.leftMm < a4WidthMm - window.rightMm;

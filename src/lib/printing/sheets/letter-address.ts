/** The address inside the envelope's window, as it stands in the letter: the country is the last line, in capitals already. */
import type { EnvelopeProfile } from '#lib/domain/print/envelope.ts';
import type { TextBlock } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fitAddress, type AddressFit, type AddressPlace } from './address-block.ts';
import type { Area } from './paper.ts';

/** The sheet moves a little inside its envelope, so nothing stands closer to the window's edge than this. */
const windowInsetMm = { left: 5, right: 3, vertical: 2.5 };
/** Largest first. Below 8 pt sorting machines and people with tired eyes give up. */
const windowSizesPt = [11, 10.5, 10, 9.5, 9, 8.5, 8];

export function insideWindow(window: Area): Area {
	return {
		leftMm: window.leftMm + windowInsetMm.left,
		rightMm: window.rightMm - windowInsetMm.right,
		topMm: window.topMm + windowInsetMm.vertical,
		bottomMm: window.bottomMm - windowInsetMm.vertical
	};
}

/** The part of the window that is for the address: all that the sender's lines above it, `senderMm` high, leave free. */
export function windowPlace(profile: EnvelopeProfile, senderMm: number): AddressPlace {
	const inner = insideWindow(profile.window);
	return {
		area: { ...inner, topMm: inner.topMm + senderMm },
		sizesPt: windowSizesPt,
		firstTopMm: profile.addressTopMm,
		align: 'middle'
	};
}

/** Too long when it does not fit the window even at the smallest size. No lines give no marks: such letters travel in a bundle. */
export function placeAddress(
	lines: readonly string[],
	profile: EnvelopeProfile,
	senderMm: number,
	block: TextBlock,
	fonts: FontSet
): AddressFit {
	return fitAddress(lines, windowPlace(profile, senderMm), block, fonts);
}

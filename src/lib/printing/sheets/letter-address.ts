/** The address where it always shows in the envelope's window, as it stands in the letter: the country is the last line, in capitals already. */
import type { WindowProfile } from '#lib/domain/print/window-profile.ts';
import type { TextBlock } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fitAddress, type AddressFit, type AddressPlace } from './address-block.ts';
import { insetBy, type Area } from './paper.ts';

/** For what printing and folding are off: nothing stands closer to the edge of the part that always shows. */
const insetMm = { x: 2, y: 1.5 };
/** Where the letter's own lines begin; an address begins there too when it is near. */
const marginMm = { at: 25, nearMm: 5 };
/** Largest first. Below 8 pt sorting machines and people with tired eyes give up. */
const windowSizesPt = [11, 10.5, 10, 9.5, 9, 8.5, 8];

/** Gives the part of the always visible zone where text may stand. */
export function insideZone({ zone }: Pick<WindowProfile, 'zone'>): Area {
	const inner = insetBy(zone, insetMm);
	return { ...inner, leftMm: Math.max(inner.leftMm, Math.min(marginMm.at, zone.leftMm + marginMm.nearMm)) };
}

/** The part of the window that is for the address: all that the sender's lines above it, `senderMm` high, leave free. */
export function windowPlace(profile: WindowProfile, senderMm: number): AddressPlace {
	const inner = insideZone(profile);
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
	profile: WindowProfile,
	senderMm: number,
	block: TextBlock,
	fonts: FontSet
): AddressFit {
	return fitAddress(lines, windowPlace(profile, senderMm), block, fonts);
}

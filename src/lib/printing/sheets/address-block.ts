/** An address in a rectangle, in the largest type that fits it: in windows, on labels, on envelopes and on covers. */
import type { PlacedText, TextBlock } from '#lib/domain/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { heightOf, widthOf, type Area } from './paper.ts';
import { directionOf, runsRtl, setLines, stack, type SetLine, type TypeStyle } from './typesetting.ts';

const hangMm = 3;

export interface AddressPlace {
	area: Area;
	/** In the order in which they are tried, the largest first. */
	sizesPt: readonly number[];
	/** Where the first line begins when there is room for all of them below; else as low as they go. */
	firstTopMm?: number;
	align: 'middle' | 'top';
}

/** `sizePt` is the size it was set in. */
export type AddressFit = { kind: 'fits'; marks: PlacedText[]; sizePt: number } | { kind: 'too-long' };

/** No lines fit anywhere, and give no marks. */
export function fitAddress(lines: readonly string[], place: AddressPlace, block: TextBlock, fonts: FontSet): AddressFit {
	for (const sizePt of place.sizesPt) {
		const set = setAddress(lines, widthOf(place.area), sizePt, block, fonts);
		if (heightOfLines(set) <= heightOf(place.area)) return { kind: 'fits', marks: placeLines(set, lines, place, block), sizePt };
	}
	return { kind: 'too-long' };
}

/** Every line begins at one side, whichever way it runs: an address in Arabic at the right, with its country in Latin letters too. */
export function addressSide(lines: readonly string[], lang: string): 'left' | 'right' {
	return runsRtl(lines.join(' '), lang) ? 'right' : 'left';
}

export function placeLines(
	set: readonly SetLine[],
	lines: readonly string[],
	{ area, firstTopMm, align }: AddressPlace,
	block: TextBlock
): PlacedText[] {
	const spareMm = heightOf(area) - heightOfLines(set);
	const ownTopMm = area.topMm + (align === 'middle' ? spareMm / 2 : 0);
	const topMm = firstTopMm === undefined ? ownTopMm : Math.min(firstTopMm, area.topMm + spareMm);
	return stack(set, area, topMm, addressSide(lines, block.section.lang)).marks;
}

export const heightOfLines = (set: readonly SetLine[]) => set.reduce((sum, line) => sum + line.leadingMm, 0);

/** Long lines go on in a second one, hung in so that it reads as one. */
export function setAddress(
	lines: readonly string[],
	widthMm: number,
	sizePt: number,
	block: TextBlock,
	fonts: FontSet
): SetLine[] {
	const { lang } = block.section;
	return lines.flatMap((line) => {
		const direction = directionOf(line, lang);
		const style: TypeStyle = { sizePt, leading: 1.25, weight: 'regular', colour: 'ink', lang, direction, block };
		return setLines(line, widthMm, style, fonts, hangMm);
	});
}

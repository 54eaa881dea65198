/** An address in a rectangle, in the largest type that fits it: in windows, on labels, on envelopes and on covers. */
import type { PlacedText, TextBlock } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { heightOf, widthOf, type Area } from './paper.ts';
import { paragraphDirection, runsRtl, setLines, stack, type SetLine, type TypeStyle } from './typesetting.ts';

const hangMm = 3;

export interface AddressPlace {
	area: Area;
	/** In the order in which they are tried, the largest first. */
	sizesPt: readonly number[];
	/** Where the first line begins when there is room for all of them below; else as low as they go. */
	firstTopMm?: number;
	align: 'middle' | 'top';
	/** As narrow as its longest line, at the left of the area: an address that runs from right to left stays there too. */
	isNarrow?: boolean;
}

/** `sizePt` is the size it was set in. */
export type AddressFit = { kind: 'fits'; marks: PlacedText[]; sizePt: number } | { kind: 'too-long' };

/** A line that is too long is set smaller before it is broken, but never below this share of the largest size. */
const wholeLinesShare = 0.8;

/** No lines fit anywhere, and give no marks. */
export function fitAddress(lines: readonly string[], place: AddressPlace, block: TextBlock, fonts: FontSet): AddressFit {
	const largestPt = place.sizesPt[0] ?? 0;
	let broken: AddressFit | undefined;
	for (const sizePt of place.sizesPt) {
		if (broken && sizePt < largestPt * wholeLinesShare) return broken;
		const set = setAddress(lines, widthOf(place.area), sizePt, block, fonts);
		if (heightOfLines(set) > heightOf(place.area)) continue;
		const isWhole = set.length === lines.length;
		if (!isWhole && broken) continue;
		const fit: AddressFit = { kind: 'fits', marks: placeLines(set, lines, place, block), sizePt };
		if (isWhole) return fit;
		broken = fit;
	}
	return broken ?? { kind: 'too-long' };
}

/** The side at which every line begins. In an Arabic address that is the right, also for the country in Latin letters. */
export function addressSide(lines: readonly string[], lang: string): 'left' | 'right' {
	return runsRtl(lines.join(' '), lang) ? 'right' : 'left';
}

/** Places lines that are already set in their area. The area must be high enough for them. */
export function placeLines(
	set: readonly SetLine[],
	lines: readonly string[],
	{ area, firstTopMm, align, isNarrow }: AddressPlace,
	block: TextBlock
): PlacedText[] {
	const spareMm = heightOf(area) - heightOfLines(set);
	const ownTopMm = area.topMm + (align === 'middle' ? spareMm / 2 : 0);
	const topMm = firstTopMm === undefined ? ownTopMm : Math.min(firstTopMm, area.topMm + spareMm);
	const widestMm = Math.max(0, ...set.map((line) => line.widthMm + line.indentMm));
	const column = isNarrow ? { ...area, rightMm: area.leftMm + widestMm } : area;
	return stack(set, column, topMm, addressSide(lines, block.section.lang)).marks;
}

const heightOfLines = (set: readonly SetLine[]) => set.reduce((sum, line) => sum + line.leadingMm, 0);

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
		const direction = paragraphDirection(line, lang);
		const style: TypeStyle = { sizePt, leading: 1.25, weight: 'regular', colour: 'ink', lang, direction, block };
		return setLines(line, widthMm, style, fonts, hangMm);
	});
}

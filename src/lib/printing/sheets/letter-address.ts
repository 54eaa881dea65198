/** The address inside the envelope's window, as it stands in the letter: the country is the last line, in capitals already. */
import type { PlacedText, TextBlock } from '#lib/domain/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { directionOf, setLines, stack, type SetLine, type TypeStyle } from './typesetting.ts';
import { heightOf, widthOf, type Area } from './paper.ts';

/** The sheet moves a little inside its envelope: nothing stands closer to the window's edge. */
const insetMm = { left: 5, right: 3, vertical: 2.5 };
/** Largest first. Below 8 pt sorting machines and people with tired eyes give up. */
const sizesPt = [11, 10.5, 10, 9.5, 9, 8.5, 8];
const hangMm = 3;

/** Undefined when it does not fit the window even at the smallest size. No lines give no marks: such letters travel in a bundle. */
export function placeAddress(lines: readonly string[], window: Area, block: TextBlock, fonts: FontSet): PlacedText[] | undefined {
	const inner = {
		leftMm: window.leftMm + insetMm.left,
		rightMm: window.rightMm - insetMm.right,
		topMm: window.topMm + insetMm.vertical,
		bottomMm: window.bottomMm - insetMm.vertical
	};
	for (const sizePt of sizesPt) {
		const set = setAddress(lines, widthOf(inner), sizePt, block, fonts);
		const heightMm = set.reduce((sum, line) => sum + line.leadingMm, 0);
		if (heightMm <= heightOf(inner)) return stack(set, inner, inner.topMm + (heightOf(inner) - heightMm) / 2, 'left').marks;
	}
	return undefined;
}

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

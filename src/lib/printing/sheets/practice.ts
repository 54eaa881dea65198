/** What is made from an archive pack says on every page that it is practice and not to be posted. */
import type { Mark, PlacedGroup } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fill, type SheetWords } from '../words.ts';
import { firstBaselineMm, leadingMm, placeLine, setOneLine, type TypeStyle } from './typesetting.ts';

export interface PracticeSetting {
	year: number;
	words: SheetWords;
	fonts: FontSet;
}

/** A little askew, as a stamp is pressed. */
const tiltDegrees = -1.5;
const paddingMm = { x: 3.2, y: 1.5 };
const gapMm = 2.4;
const outerGapMm = 0.8;

const style = (words: SheetWords, sizePt: number, weight: TypeStyle['weight']): TypeStyle => ({
	sizePt,
	leading: 1.3,
	weight,
	colour: 'practice',
	lang: words.lang,
	direction: 'auto'
});

/** "Practice 2021 · not to be posted" in its double frame; `corner` is the one that stands at `xMm`, `yMm`. */
export function practiceMark(
	{ year, words, fonts }: PracticeSetting,
	{ xMm, yMm, corner, rows }: { xMm: number; yMm: number; corner: 'left' | 'right'; rows: 1 | 2 }
): PlacedGroup {
	const bold = setOneLine(fill(words.practiceMark, { year }), style(words, 9, 'bold'), fonts);
	const note = setOneLine(words.practiceNote, style(words, 9, 'regular'), fonts);
	const lineMm = leadingMm(bold.style);
	const textWidthMm = rows === 1 ? bold.widthMm + gapMm + note.widthMm : Math.max(bold.widthMm, note.widthMm);
	const widthMm = textWidthMm + 2 * paddingMm.x;
	const heightMm = rows * lineMm + 2 * paddingMm.y;
	const baselineMm = paddingMm.y + firstBaselineMm(bold.style);
	const noteAt =
		rows === 1 ? { x: paddingMm.x + bold.widthMm + gapMm, y: baselineMm } : { x: paddingMm.x, y: baselineMm + lineMm };
	const frame = (outMm: number, strokeMm: number): Mark => ({
		kind: 'box',
		xMm: -outMm,
		yMm: -outMm,
		widthMm: widthMm + 2 * outMm,
		heightMm: heightMm + 2 * outMm,
		strokeMm,
		colour: 'practice',
		cornerMm: 0.6 + outMm
	});
	const at = (x: number) => ({ leftMm: x, rightMm: x + widthMm });
	return {
		kind: 'group',
		xMm: corner === 'left' ? xMm : xMm - widthMm,
		yMm,
		degrees: tiltDegrees,
		marks: [
			frame(0, 0.45),
			frame(outerGapMm, 0.2),
			placeLine(bold, at(paddingMm.x), baselineMm, 'left'),
			placeLine(note, at(noteAt.x), noteAt.y, 'left')
		]
	};
}

/** The same in words at the foot of a page. */
export function practiceFooter({ year, words, fonts }: PracticeSetting, widthMm: number, baselineMm: number): Mark {
	const line = setOneLine(fill(words.practiceFooter, { year }), style(words, 8, 'regular'), fonts);
	return placeLine(line, { leftMm: 0, rightMm: widthMm }, baselineMm, 'centre');
}

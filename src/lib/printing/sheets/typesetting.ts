/** From text to placed lines: the bridge between `text/`, which knows no millimetres, and the sheets. */
import { directionOf } from '#lib/domain/language/direction.ts';
import { mmPerPoint, type Paint, type PlacedText, type TextBlock } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { linesOf, oneLine, type LineStyle, type ShapedLine } from '../text/lines.ts';
import type { Area } from './paper.ts';

export interface TypeStyle extends LineStyle {
	sizePt: number;
	/** Baseline to baseline, as a multiple of the size. */
	leading: number;
	colour: Paint;
	/** Which paragraph the lines are part of; absent for what only helps on paper. */
	block?: TextBlock;
}

export type Align = 'start' | 'end' | 'left' | 'right' | 'centre';

/** A line that has its size but not yet its place. */
export interface SetLine extends ShapedLine {
	style: TypeStyle;
	widthMm: number;
	leadingMm: number;
	/** Further in than its neighbours, from the side on which it starts. */
	indentMm: number;
}

/**
 * A paragraph takes the direction of its first letter; one without letters that of its language. In a right-to-left letter one
 * word that runs that way is enough: many paragraphs begin with a foreign name.
 */
export function paragraphDirection(text: string, lang: string): TypeStyle['direction'] {
	if (directionOf(lang) === 'rtl' && (rtlLetter.test(text) || !/\p{L}/u.test(text))) return 'rtl';
	return /[a-z]/i.test(text) || /\p{L}/u.test(text) ? 'auto' : 'ltr';
}

/** True when the text as a whole runs from right to left. */
export function runsRtl(text: string, lang: string): boolean {
	const direction = paragraphDirection(text, lang);
	const first = /\p{L}/u.exec(text)?.[0] ?? '';
	return direction === 'rtl' || (direction === 'auto' && rtlLetter.test(first));
}

const rtlLetter = /[\u05d0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/** The distance from one baseline to the next. */
export const leadingMm = (style: Pick<TypeStyle, 'sizePt' | 'leading'>) => style.sizePt * style.leading * mmPerPoint;
const emMm = (style: Pick<TypeStyle, 'sizePt'>) => style.sizePt * mmPerPoint;

/** Where the first baseline stands below the top of a block: the rest of the leading is above the letters. */
export const firstBaselineMm = (style: Pick<TypeStyle, 'sizePt' | 'leading'>) => leadingMm(style) / 2 + emMm(style) * 0.36;

/** Breaks a text into lines; lines after the first may hang in by `hangMm`. */
export function setLines(text: string, widthMm: number, style: TypeStyle, fonts: FontSet, hangMm = 0): SetLine[] {
	const [first, later] = [widthMm / emMm(style), (widthMm - hangMm) / emMm(style)];
	return linesOf(text, first, style, fonts, later).map((line, index) => setLine(line, style, index === 0 ? 0 : hangMm));
}

/** Sets a text as a single line, however wide it becomes. */
export function setOneLine(text: string, style: TypeStyle, fonts: FontSet): SetLine {
	return setLine(oneLine(text, style, fonts), style, 0);
}

function setLine(line: ShapedLine, style: TypeStyle, indentMm: number): SetLine {
	return { ...line, style, widthMm: line.widthEm * emMm(style), leadingMm: leadingMm(style) * tallness(line.text), indentMm };
}

/**
 * Stacks of Tibetan letters reach 0.6 em below the line and 0.9 em above it, which is more than the leading of other scripts holds. By
 * the outlines of Noto Serif Tibetan, in which one of twenty reaches further.
 */
const tallness = (text: string) => (/\p{Script=Tibetan}/u.test(text) ? 1.25 : 1);

/** Puts a line on the sheet; `start` and `end` follow the direction of the line. */
export function placeLine(
	line: SetLine,
	area: Pick<Area, 'leftMm' | 'rightMm'>,
	baselineMm: number,
	align: Align = 'start'
): PlacedText {
	const { style, runs, text, isRtl, widthMm, isCut, isDivided } = line;
	const { sizePt, weight, colour } = style;
	const xMm = leftEdge(line, area, align);
	return {
		kind: 'text',
		xMm,
		baselineMm,
		widthMm,
		sizePt,
		weight,
		colour,
		text,
		isRtl,
		block: style.block,
		isCut,
		isDivided,
		runs
	};
}

function leftEdge(line: SetLine, { leftMm, rightMm }: Pick<Area, 'leftMm' | 'rightMm'>, align: Align): number {
	const isAtRight = align === 'right' || (align === 'start' && line.isRtl) || (align === 'end' && !line.isRtl);
	if (align === 'centre') return (leftMm + rightMm - line.widthMm) / 2;
	return isAtRight ? rightMm - line.indentMm - line.widthMm : leftMm + line.indentMm;
}

/** Lines one under another from `topMm`; gives the marks and where the next block may begin. */
export function stack(
	lines: readonly SetLine[],
	area: Pick<Area, 'leftMm' | 'rightMm'>,
	topMm: number,
	align: Align = 'start'
): { marks: PlacedText[]; bottomMm: number } {
	const marks: PlacedText[] = [];
	let at = topMm;
	for (const line of lines) {
		marks.push(placeLine(line, area, at + firstBaselineMm(line.style), align));
		at += line.leadingMm;
	}
	return { marks, bottomMm: at };
}

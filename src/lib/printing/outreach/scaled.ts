/** The same page at another size: a poster is drawn once, and is A4, A3 or a flyer. */
import type { Mark, PlacedPenLine } from '#lib/domain/print/sheet.ts';

/** Gives the marks with all lengths multiplied by `factor`, from the top left corner. */
export function scaled(marks: readonly Mark[], factor: number): Mark[] {
	return marks.map((mark) => scaledMark(mark, factor));
}

function scaledMark(mark: Mark, by: number): Mark {
	switch (mark.kind) {
		case 'text': {
			const { xMm, baselineMm, widthMm, sizePt } = mark;
			return { ...mark, xMm: xMm * by, baselineMm: baselineMm * by, widthMm: widthMm * by, sizePt: sizePt * by };
		}
		case 'rule': {
			const { x1Mm, y1Mm, x2Mm, y2Mm, strokeMm, dashMm } = mark;
			const line = { x1Mm: x1Mm * by, y1Mm: y1Mm * by, x2Mm: x2Mm * by, y2Mm: y2Mm * by, strokeMm: strokeMm * by };
			return { ...mark, ...line, ...(dashMm !== undefined && { dashMm: dashMm * by }) };
		}
		case 'box': {
			const { cornerMm, strokeMm } = mark;
			return {
				...mark,
				...scaledBox(mark, by),
				strokeMm: strokeMm * by,
				...(cornerMm !== undefined && { cornerMm: cornerMm * by })
			};
		}
		case 'cells':
			return { ...mark, xMm: mark.xMm * by, yMm: mark.yMm * by, cellMm: mark.cellMm * by };
		case 'picture': {
			const { xMm, yMm, unitMm, clip } = mark;
			return { ...mark, xMm: xMm * by, yMm: yMm * by, unitMm: unitMm * by, ...(clip && { clip: scaledBox(clip, by) }) };
		}
		case 'strokes':
			return {
				...mark,
				lines: mark.lines.map((line) => scaledLine(line, by)),
				...(mark.clip && { clip: scaledBox(mark.clip, by) })
			};
		case 'group':
			return { ...mark, xMm: mark.xMm * by, yMm: mark.yMm * by, marks: scaled(mark.marks, by) };
	}
}

type Box = { xMm: number; yMm: number; widthMm: number; heightMm: number };
const scaledBox = ({ xMm, yMm, widthMm, heightMm }: Box, by: number): Box => ({
	...{ xMm: xMm * by, yMm: yMm * by, widthMm: widthMm * by, heightMm: heightMm * by }
});
const scaledLine = (line: PlacedPenLine, by: number): PlacedPenLine => ({
	...line,
	widthMm: line.widthMm * by,
	pointsMm: line.pointsMm.map((each) => each * by)
});

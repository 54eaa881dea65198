/** Sets headings, rows and tables one under another on a page of the organiser's own. */
import type { Mark, SheetPage, TextBlock, TextSection } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import type { SheetWords } from '../words.ts';
import type { Area } from './paper.ts';
import {
	paragraphDirection,
	firstBaselineMm,
	leadingMm,
	placeLine,
	setLines,
	setOneLine,
	stack,
	type TypeStyle
} from './typesetting.ts';

export type PagePen = ReturnType<typeof openPage>;

const marginMm = 25;
const topMm = 26;
const labelMm = 40;
const blankRowMm = 9;

type Style = Partial<TypeStyle>;

/** Begins a page. `scale` multiplies the size of all its type. */
export function openPage(
	size: Pick<SheetPage, 'widthMm' | 'heightMm'>,
	{ words, fonts }: { words: SheetWords; fonts: FontSet },
	section: TextSection = { lang: words.lang },
	scale = 1
) {
	const column = { leftMm: marginMm, rightMm: size.widthMm - marginMm };
	const value = { leftMm: column.leftMm + labelMm, rightMm: column.rightMm };
	const marks: Mark[] = [];
	let atMm = topMm;
	const block = (role: TextBlock['role']): TextBlock => ({ role, section });
	const style = (text: string, change: Style = {}): TypeStyle => ({
		...{ leading: 1.4, weight: 'regular', colour: 'ink', lang: words.lang },
		direction: paragraphDirection(text, words.lang),
		...change,
		sizePt: (change.sizePt ?? 12) * scale
	});
	const put = (text: string, area: Pick<Area, 'leftMm' | 'rightMm'>, change: Style, side: 'left' | 'right' = 'left') => {
		const lines = setLines(text, area.rightMm - area.leftMm, style(text, change), fonts);
		const stacked = stack(lines, area, atMm, side);
		marks.push(...stacked.marks);
		return stacked.bottomMm;
	};
	const rule = (area: Pick<Area, 'leftMm' | 'rightMm'>, yMm: number, strokeMm: number) =>
		marks.push({
			...{ kind: 'rule', x1Mm: area.leftMm, x2Mm: area.rightMm, y1Mm: yMm, y2Mm: yMm },
			...{ strokeMm, colour: strokeMm > 0.2 ? 'ink' : 'line' }
		});
	const label = (text: string) =>
		put(text, { ...column, rightMm: value.leftMm - 4 }, { colour: 'soft', block: block('paragraph') });
	return {
		marks: (): readonly Mark[] => marks,
		column,
		atMm: () => atMm,
		gap: (mm: number) => void (atMm += mm),
		text: (text: string, change: Style = {}) => void (atMm = put(text, column, { block: block('paragraph'), ...change })),
		heading: (text: string, sizePt: number) =>
			void (atMm = put(text, column, { sizePt, leading: 1.15, weight: 'bold', block: block('heading') })),
		/** A label at the left, and beside it what it stands for, line by line. */
		row(name: string, lines: readonly string[], side: 'left' | 'right', gapMm: number) {
			const labelBottomMm = label(name);
			const ofLines = block(lines.length > 1 ? 'address' : 'paragraph');
			for (const line of lines) atMm = put(line, value, { block: ofLines }, side);
			atMm = Math.max(atMm, labelBottomMm) + gapMm;
		},
		/** A label, and lines for a pen. */
		blankRow(name: string, count: number, gapMm: number) {
			label(name);
			for (let index = 1; index <= count; index++) rule(value, atMm + 4.6 + (index - 1) * blankRowMm, 0.15);
			atMm += 4.6 + (count - 1) * blankRowMm + gapMm + 1.4;
		},
		/** A head and rows; the first column names its row, the others stand at the right. The last row is their sum. */
		table(head: readonly string[], rows: readonly (readonly string[])[]) {
			rule(column, atMm, 0.35);
			atMm += 1.2;
			[head, ...rows].forEach((cells, index) => {
				const change: Style =
					index === 0 ? { sizePt: 10, colour: 'soft' } : index === rows.length ? { weight: 'bold' } : { sizePt: 13 };
				tableRow(cells, { sizePt: 13, ...change, block: block('paragraph') });
				rule(column, atMm, index === rows.length ? 0.35 : 0.15);
				atMm += 1.2;
			});
		}
	};

	function tableRow(cells: readonly string[], change: Style) {
		const cellMm = (column.rightMm - value.leftMm) / Math.max(1, cells.length - 1);
		const height = leadingMm(style('', change));
		cells.forEach((text, index) => {
			if (text === '') return;
			const line = setOneLine(text, style(text, change), fonts);
			const area = index === 0 ? column : { leftMm: value.leftMm + (index - 1) * cellMm, rightMm: value.leftMm + index * cellMm };
			marks.push(placeLine(line, area, atMm + firstBaselineMm(line.style), index === 0 ? 'left' : 'right'));
		});
		atMm += height + 1.2;
	}
}

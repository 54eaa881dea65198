/** Address labels: one for each item, on the sheets they are sold on. */
import { paperSizes } from '#lib/domain/print/envelope.ts';
import type { Item } from '#lib/domain/item.ts';
import { labelCorner, labelGrids, type LabelSheet } from '#lib/domain/print/label-sheet.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fill, type SheetWords } from '../words.ts';
import { fitAddress } from './address-block.ts';
import { insetBy, type Area } from './paper.ts';
import { firstBaselineMm, leadingMm, placeLine, setOneLine, type TypeStyle } from './typesetting.ts';

export interface LabelSetting {
	sheet: LabelSheet;
	words: SheetWords;
	fonts: FontSet;
}

/** Marks on a ground of their own: the label's top left corner is its origin. */
export type LabelLayout = { kind: 'laid-out'; marks: Mark[] } | { kind: 'address-too-long' } | { kind: 'no-address' };

/** Two millimetres for the cutter and the feed of the printer, and one for the eye. */
const insetMm = { x: 4, y: 2 };
const sizesPt = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6];

/** Lays out one label, or says that the address is missing or does not fit. */
export function layOutLabel(item: Item, { sheet, words, fonts }: LabelSetting): LabelLayout {
	const { lines } = item.to;
	if (lines.length === 0) return { kind: 'no-address' };
	const { widthMm, heightMm } = labelGrids[sheet];
	const whole = insetBy({ leftMm: 0, topMm: 0, rightMm: widthMm, bottomMm: heightMm }, insetMm);
	const practice = practiceLine(item, whole, words, fonts);
	const area = practice ? { ...whole, bottomMm: whole.bottomMm - practice.heightMm } : whole;
	const section = { lang: item.locale };
	const fit = fitAddress(lines, { area, sizesPt, align: 'middle' }, { role: 'address', section }, fonts);
	if (fit.kind === 'too-long') return { kind: 'address-too-long' };
	return { kind: 'laid-out', marks: [...fit.marks, ...(practice ? [practice.mark] : [])] };
}

/** No room for the framed mark: the same words along the foot. */
function practiceLine(item: Item, area: Area, words: SheetWords, fonts: FontSet): { mark: Mark; heightMm: number } | undefined {
	if (item.practice === undefined) return undefined;
	const text = `${fill(words.practiceMark, { year: item.practice })} · ${words.practiceNote}`;
	const style: TypeStyle = {
		...({ sizePt: 6.5, leading: 1.2, weight: 'bold', colour: 'practice', lang: words.lang, direction: 'auto' } as const)
	};
	const heightMm = leadingMm(style);
	const line = setOneLine(text, style, fonts);
	return { mark: placeLine(line, area, area.bottomMm - heightMm + firstBaselineMm(style), 'left'), heightMm };
}

/** One sheet with these labels; `first` is the place of the first of them, counted from 0 along the rows. */
export function imposeLabels(labels: readonly (readonly Mark[])[], sheet: LabelSheet, first: number): SheetPage {
	const grid = labelGrids[sheet];
	const marks = labels.map((label, index): Mark => {
		return { kind: 'group', ...labelCorner(grid, first + index), degrees: 0, marks: label };
	});
	return { ...paperSizes[grid.paper], marks };
}

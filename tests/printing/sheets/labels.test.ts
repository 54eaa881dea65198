import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/lib/domain/item.ts';
import { labelCorner, labelGrids, labelsOn, type LabelSheet } from '../../../src/lib/domain/print/label-sheet.ts';
import { textsOf, type Mark } from '../../../src/lib/domain/print/sheet.ts';
import { imposeLabels, layOutLabel } from '../../../src/lib/printing/sheets/labels.ts';
import { aLetter } from '../../support/items.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const sheets = Object.keys(labelGrids) as LabelSheet[];
const layOut = (item: Item, sheet: LabelSheet = 'l7160') => layOutLabel(item, { sheet, words: printWords, fonts: printFonts });
function marksOf(item: Item, sheet?: LabelSheet): Mark[] {
	const layout = layOut(item, sheet);
	if (layout.kind !== 'laid-out') throw new Error(layout.kind);
	return layout.marks;
}
const addressed = (...lines: string[]) => aLetter({ to: { lines } });

describe('labelGrids', () => {
	test('hold 21 and 30 labels that stay on their paper', () => {
		expect(sheets.map((sheet) => labelsOn(labelGrids[sheet]))).toEqual([21, 30]);
	});
	test.each([
		['l7160', 0, 7.2, 15.15],
		['l7160', 2, 139.28, 15.15],
		['l7160', 20, 139.28, 243.75],
		['avery5160', 0, 4.7625, 12.7],
		['avery5160', 1, 74.6125, 12.7],
		['avery5160', 29, 144.4625, 241.3]
	] as const)('put label %s %i at %f, %f mm', (sheet, index, xMm, yMm) => {
		const corner = labelCorner(labelGrids[sheet], index);
		expect(corner.xMm).toBeCloseTo(xMm, 6);
		expect(corner.yMm).toBeCloseTo(yMm, 6);
	});
	test('end the last label as far from the paper as the first begins, to the millimetre', () => {
		const { leftMm, topMm, widthMm, heightMm } = labelGrids.l7160;
		const last = labelCorner(labelGrids.l7160, 20);
		expect(210 - last.xMm - widthMm).toBeCloseTo(leftMm, 1);
		expect(297 - last.yMm - heightMm).toBeCloseTo(topMm, 1);
	});
});

describe('layOutLabel', () => {
	test.each(sheets)('keeps every line of %s inside its safe 2 mm', (sheet) => {
		const { widthMm, heightMm } = labelGrids[sheet];
		const item = addressed('Office of the Attorney General of the Federal District', 'Avenida López 500', '77035', 'MEXICO');
		for (const line of textsOf(marksOf(item, sheet))) {
			expect(line.xMm).toBeGreaterThanOrEqual(2);
			expect(line.xMm + line.widthMm).toBeLessThanOrEqual(widthMm - 2);
			expect(line.baselineMm).toBeLessThanOrEqual(heightMm - 2);
			expect(line.baselineMm - 3).toBeGreaterThanOrEqual(1);
		}
	});
	test('sets a line smaller rather than breaking it', () => {
		const lines = textsOf(marksOf(addressed('Av. Adolfo López Mateos No. 500', 'MEXICO')));
		expect(lines.map((line) => line.text)).toEqual(['Av. Adolfo López Mateos No. 500', 'MEXICO']);
		expect(lines[0]?.sizePt).toBeLessThan(11);
	});
	test('sets twelve lines in 6 to 7 pt, and gives up what does not fit in 6', () => {
		const lines = Array.from({ length: 12 }, (_, index) => `Line ${index + 1} of the address`);
		const sizePt = textsOf(marksOf(addressed(...lines)))[0]?.sizePt ?? 0;
		expect(sizePt).toBeGreaterThanOrEqual(6);
		expect(sizePt).toBeLessThanOrEqual(7);
		expect(layOut(addressed(...lines), 'avery5160').kind).toBe('address-too-long');
	});
	test('says that there is no address', () => {
		expect(layOut(addressed()).kind).toBe('no-address');
	});
	test('begins an Arabic address at the right, its country in Latin letters too', () => {
		const lines = textsOf(marksOf(addressed('معالي وزير العدل', 'الرباط 10000', 'MOROCCO')));
		for (const line of lines) expect(line.xMm + line.widthMm).toBeCloseTo(63.5 - 4, 3);
	});
	test('says on a practice label that it is not to be posted', () => {
		const item = { ...addressed('Somewhere', 'MEXICO'), practice: 2021 };
		expect(textsOf(marksOf(item)).map((line) => line.text)).toContain('Practice 2021 · not to be posted');
	});
});

describe('imposeLabels', () => {
	test('begins at the first label that is still on the sheet', () => {
		const page = imposeLabels([marksOf(addressed('A')), marksOf(addressed('B'))], 'l7160', 4);
		expect(page).toMatchObject({ widthMm: 210, heightMm: 297 });
		const corners = page.marks.map(
			(mark) => mark.kind === 'group' && [mark.xMm, mark.yMm].map((mm) => Math.round(mm * 1e6) / 1e6)
		);
		expect(corners).toEqual([
			[73.24, 53.25],
			[139.28, 53.25]
		]);
	});
});

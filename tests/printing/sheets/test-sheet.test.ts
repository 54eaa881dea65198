import { expect, test } from 'vitest';
import { textsOf } from '#lib/domain/print/sheet.ts';
import { testSheet } from '../../../src/lib/printing/sheets/test-sheet.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const setting = { words: printWords, fonts: printFonts };

test('testSheet draws lines 20 mm from every edge of its paper', () => {
	const { widthMm, heightMm, marks } = testSheet('letter', undefined, setting);
	const rules = marks.flatMap((mark) => (mark.kind === 'rule' ? [mark] : []));
	expect([widthMm, heightMm]).toEqual([215.9, 279.4]);
	expect(rules.flatMap(({ x1Mm, x2Mm }) => (x1Mm === x2Mm ? [x1Mm] : []))).toEqual([20, widthMm - 20]);
	expect(rules.flatMap(({ y1Mm, y2Mm }) => (y1Mm === y2Mm ? [y1Mm] : []))).toEqual([20, heightMm - 20]);
	expect(
		textsOf(marks)
			.map(({ text }) => text)
			.join(' ')
	).toContain('175.9 mm');
});

test('testSheet moves by the nudge, so that a second print shows whether it was right', () => {
	const [group] = testSheet('a4', { right: 1, down: -0.5 }, setting).marks;
	expect(group).toMatchObject({ kind: 'group', xMm: 1, yMm: -0.5 });
});

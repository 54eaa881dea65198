import { expect, test } from 'vitest';
import { textsOf } from '#lib/domain/print/sheet.ts';
import { windowProfileOf } from '#lib/domain/print/window-profile.ts';
import { testSheet } from '../../../src/lib/printing/sheets/test-sheet.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const setting = { words: printWords, fonts: printFonts };
const us10 = windowProfileOf({ envelope: 'us10' });
const din = windowProfileOf({ envelope: 'din5008b' });

test('testSheet draws lines 20 mm from every edge of its paper, and marks at the folds', () => {
	const { widthMm, heightMm, marks } = testSheet(us10, undefined, setting);
	const rules = marks.flatMap((mark) => (mark.kind === 'rule' ? [mark] : []));
	expect([widthMm, heightMm]).toEqual([215.9, 279.4]);
	expect(rules.flatMap(({ x1Mm, x2Mm }) => (x1Mm === x2Mm ? [x1Mm] : []))).toEqual([20, widthMm - 20]);
	expect(rules.flatMap(({ y1Mm, y2Mm }) => (y1Mm === y2Mm ? [y1Mm] : []))).toEqual([20, heightMm - 20, ...us10.foldsMm]);
	expect(
		textsOf(marks)
			.map(({ text }) => text)
			.join(' ')
	).toContain('175.9 mm');
});

test('testSheet has rulers with a stroke each millimetre, counted from the edges of the paper', () => {
	const { marks } = testSheet(din, undefined, setting);
	const [rulers] = marks.flatMap((mark) => (mark.kind === 'strokes' ? [mark.lines] : []));
	const across = rulers!.filter(({ pointsMm: [x1, , x2] }) => x1 === x2).map(({ pointsMm: [x] }) => x);
	const down = rulers!.filter(({ pointsMm: [, y1, , y2] }) => y1 === y2).map(({ pointsMm: [, y] }) => y);
	expect([across.length, across[0], across.at(-1)]).toEqual([171, 20, 190]);
	expect([down.length, down[0], down.at(-1)]).toEqual([258, 20, 277]);
	const numbers = textsOf(marks).filter(({ sizePt }) => sizePt === 6);
	expect(numbers.map(({ text }) => Number(text)).filter((mm) => mm === 100)).toHaveLength(2);
	for (const { text, xMm, widthMm, baselineMm } of numbers) {
		const isAcross = baselineMm < 20;
		if (isAcross) expect(xMm + widthMm / 2).toBeCloseTo(Number(text), 6);
		else expect(Math.abs(baselineMm - Number(text))).toBeLessThan(1.5);
	}
});

test('testSheet frames the window, and what of it always shows, with its words below', () => {
	for (const profile of [us10, din]) {
		const { marks } = testSheet(profile, undefined, setting);
		const frames = marks.flatMap((mark) => (mark.kind === 'box' ? [mark] : []));
		const strong = frames.filter(({ strokeMm }) => strokeMm === 0.4).map(({ xMm, yMm }) => [xMm, yMm]);
		const zones = [profile.zone, ...(profile.senderZone ? [profile.senderZone] : [])];
		expect(strong).toEqual(zones.map(({ leftMm, topMm }) => [leftMm, topMm]));
		const texts = textsOf(marks).filter(({ sizePt }) => sizePt > 6);
		expect(Math.min(...texts.map(({ baselineMm }) => baselineMm))).toBeGreaterThan(profile.window.bottomMm + 3);
		expect(Math.max(...texts.map(({ baselineMm }) => baselineMm))).toBeLessThan(277);
	}
});

test('testSheet moves by the nudge, so that a second print shows whether it was right', () => {
	const [group] = testSheet(windowProfileOf({ envelope: 'din5008b' }), { right: 1, down: -0.5 }, setting).marks;
	expect(group).toMatchObject({ kind: 'group', xMm: 1, yMm: -0.5 });
});

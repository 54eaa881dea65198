import { expect, test } from 'vitest';
import { plainOwnWindow } from '#lib/domain/print/measured-envelope.ts';
import { plainPrinter, readPrinterSetting } from '#lib/domain/print/printer-setting.ts';

test('readPrinterSetting gives back what was kept', () => {
	const kept = {
		...{ nudgeMm: { right: 0.5, down: -1 }, flip: 'short-edge', hasFoldMarks: false, hasBleed: true, labelSheet: 'avery5160' },
		...{ labelStart: 30, direct: 'c5', isPerCase: true, isPlaceAsked: true, envelope: 'uk-dl', isTwoSided: true },
		...{ ownWindow: plainOwnWindow, isOwnWindow: true }
	};
	expect(readPrinterSetting(JSON.stringify(kept))).toEqual(kept);
});

test('readPrinterSetting takes each field it does not understand for that of a plain printer', () => {
	const kept = { nudgeMm: { right: 99, down: 0 }, flip: 'sideways', direct: 'c5', labelStart: 1.5, later: 'something' };
	expect(readPrinterSetting(JSON.stringify(kept))).toEqual({ ...plainPrinter, direct: 'c5' });
});

test('readPrinterSetting begins on the sheet, also when another sheet was chosen since', () => {
	expect(readPrinterSetting(JSON.stringify({ labelSheet: 'l7160', labelStart: 30 })).labelStart).toBe(21);
});

test('readPrinterSetting takes text that is no setting for a plain printer', () => {
	for (const kept of ['', '{', 'null', '[]', '7']) expect(readPrinterSetting(kept)).toEqual(plainPrinter);
});

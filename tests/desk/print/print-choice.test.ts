import { expect, test } from 'vitest';
import { layoutOf, titleOf } from '#lib/desk/print/print-choice.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import { plainOwnWindow } from '#lib/domain/print/measured-envelope.ts';
import { plainPrinter, type PrinterSetting } from '#lib/domain/print/printer-setting.ts';
import { aPackJson } from '../../support/signed-event.ts';

const parsed = parsePack(aPackJson());
if (parsed.kind !== 'parsed') throw new Error(parsed.problem);
const pack = parsed.value;

test('layoutOf takes everything of the printer, the labels from where the sheet was begun, and the names of the cases', () => {
	const printer = { ...plainPrinter, labelStart: 4, flip: 'short-edge', nudgeMm: { right: 1, down: -2 } } as const;
	expect(layoutOf(pack, { kind: 'labels', envelope: 'us10', printer })).toEqual({
		...{ kind: 'labels', envelope: 'us10', direct: 'dl', flip: 'short-edge', hasBleed: false, hasFoldMarks: true },
		nudgeMm: { right: 1, down: -2 },
		labels: { sheet: 'l7160', startAt: 4 },
		caseNames: { 'wendy-galarza': 'wendy-galarza', 'zhang-zhan': 'zhang-zhan' }
	});
});

test('layoutOf takes a window that was measured while it is in use, with an envelope of its paper', () => {
	const measured = { ...plainOwnWindow, paper: 'letter' } as const;
	const of = (printer: PrinterSetting, envelope: Envelope = 'din5008b') => {
		const layout = layoutOf(pack, { kind: 'letters', envelope, printer });
		return [layout.envelope, layout.ownWindow];
	};
	expect(of({ ...plainPrinter, ownWindow: measured })).toEqual(['din5008b', undefined]);
	expect(of({ ...plainPrinter, ownWindow: measured, isOwnWindow: true })).toEqual(['us10', measured]);
	expect(of({ ...plainPrinter, isOwnWindow: true }, 'uk-dl')).toEqual(['uk-dl', plainOwnWindow]);
	expect(of({ ...plainPrinter, isOwnWindow: true }, 'us10')).toEqual(['din5008b', plainOwnWindow]);
});

test('titleOf names the case of a file that is one of several and holds one case', () => {
	const volume = { number: 1, of: 2, caseIds: ['a'], items: [] };
	expect(titleOf('Letters', volume, { a: 'Wendy Galarza' })).toBe('Letters, Wendy Galarza');
	expect(titleOf('Letters', volume)).toBe('Letters, a');
	expect(titleOf('Letters', { ...volume, of: 1 }, { a: 'Wendy Galarza' })).toBe('Letters');
	expect(titleOf('Letters', { ...volume, caseIds: ['a', 'b'] })).toBe('Letters');
});

import { expect, test } from 'vitest';
import { choicesIn, passes } from '#lib/domain/print/item-filter.ts';
import { aCard, aLetter } from '../../support/builders.ts';

test('passes lets everything through without a wish', () => {
	expect(passes(aLetter(), true, {})).toBe(true);
});

test('passes takes case, kind, table and day together', () => {
	const letter = aLetter({ caseId: 'zhang-zhan', table: '7', writtenOn: '2026-12-10' });
	const wish = { caseId: 'zhang-zhan', kind: 'letter', table: '7', writtenOn: '2026-12-10' } as const;
	expect(passes(letter, false, wish)).toBe(true);
	expect(passes(letter, false, { ...wish, table: '8' })).toBe(false);
	expect(passes(letter, false, { ...wish, caseId: 'other' })).toBe(false);
	expect(passes(letter, false, { ...wish, writtenOn: '2026-12-11' })).toBe(false);
	expect(passes(aCard({ caseId: 'zhang-zhan', table: '7', writtenOn: '2026-12-10' }), false, wish)).toBe(false);
});

test('passes finds those who wrote at home by the empty table', () => {
	expect(passes(aLetter({ table: undefined }), false, { table: '' })).toBe(true);
	expect(passes(aLetter({ table: '3' }), false, { table: '' })).toBe(false);
});

test('passes leaves out what is printed only when asked', () => {
	expect(passes(aLetter(), true, { isUnprintedOnly: true })).toBe(false);
	expect(passes(aLetter(), false, { isUnprintedOnly: true })).toBe(true);
});

test('choicesIn lists each table once, as people count them', () => {
	const items = ['10', '2', '2', 'Window'].map((table) => aLetter({ table }));
	expect(choicesIn(items)).toMatchObject({ tables: ['2', '10', 'Window'], isSomebodyAtHome: false });
	expect(choicesIn([aLetter({ table: undefined })])).toMatchObject({ tables: [], isSomebodyAtHome: true });
});

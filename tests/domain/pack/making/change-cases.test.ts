import { describe, expect, test } from 'vitest';
import { addCase, changeCase, copyCase, moveCase, removeCase, retireCase } from '#lib/domain/pack/making/change-cases.ts';
import { addLanguage, removeLanguage } from '#lib/domain/pack/making/languages.ts';
import { freeId } from '#lib/domain/pack/making/new-case.ts';
import { mostCases } from '#lib/domain/pack/making/pack-form.ts';
import { typedAt, withTyped } from '#lib/domain/pack/making/typed-at.ts';
import { changed, nothingToUndo, undone } from '#lib/domain/pack/making/undo.ts';
import type { PackInTheMaking } from '#lib/domain/pack/making/unfinished.ts';
import { aMaking } from '../../../support/spoiled-packs.ts';

const idsOf = ({ cases }: PackInTheMaking) => cases.map(({ id }) => id);
const numbersOf = ({ cases }: PackInTheMaking) => cases.map(({ number }) => number);
const templatesOf = ({ cases }: PackInTheMaking) => cases.at(-1)!.templates!.map(({ id }) => id);

describe('cases', () => {
	test('addCase names the case after the person, with the lowest free number, a letter and a card in each language', () => {
		const making = addCase(aMaking(), ' Źaneta Ní Bhriain ');
		expect([idsOf(making), numbersOf(making)]).toEqual([
			['ada-example', 'zaneta-ni-bhriain'],
			[1, 2]
		]);
		expect(making.cases[1]!.names).toEqual({ full: 'Źaneta Ní Bhriain', short: 'Źaneta' });
		expect(templatesOf(making)).toEqual(
			['letter-en', 'card-en', 'letter-nl', 'card-nl'].map((each) => `zaneta-ni-bhriain-${each}`)
		);
	});

	test('addCase and copyCase change nothing where a pack has all the cases it may have', () => {
		let full = aMaking();
		while (full.cases.length < mostCases) full = addCase(full, 'Bo');
		expect([addCase(full, 'Bo'), copyCase(full, aMaking().cases[0]!)]).toEqual([full, full]);
		expect(new Set(idsOf(full)).size).toBe(mostCases);
	});

	test('copyCase gives a free id and number, drops other languages and leaves room for those it lacks', () => {
		const target = { ...aMaking(), locales: ['nl', 'fr'] };
		const making = copyCase(target, aMaking().cases[0]!);
		expect([idsOf(making), numbersOf(making)]).toEqual([
			['ada-example', 'ada-example-2'],
			[1, 2]
		]);
		expect(making.cases[1]!.templates!.map(({ locale, kind, addressee }) => [locale, kind, addressee])).toEqual([
			['nl', 'letter', undefined],
			['nl', 'card', undefined],
			['nl', 'letter', 'ada'],
			['fr', 'letter', undefined],
			['fr', 'card', undefined],
			['fr', 'letter', 'ada']
		]);
	});

	test('moveCase, retireCase and removeCase do so, and change nothing else', () => {
		const two = addCase(aMaking(), 'Bo');
		expect(idsOf(moveCase(two, 'bo', -1))).toEqual(['bo', 'ada-example']);
		expect(moveCase(two, 'bo', 1)).toBe(two);
		expect(moveCase(two, 'nobody', 1)).toBe(two);
		expect(retireCase(two, 'bo', true).cases.map(({ state }) => state)).toEqual(['good-news', 'retired']);
		expect(retireCase(retireCase(two, 'bo', true), 'bo', false)).toEqual(two);
		expect(removeCase(two, 'bo')).toEqual(aMaking());
	});

	test('changeCase never changes the id', () => {
		expect(idsOf(changeCase(aMaking(), 'ada-example', (entry) => ({ ...entry, id: 'other' })))).toEqual(['ada-example']);
	});

	test.each([
		['Ada', [], 'ada'],
		['Ada', ['ada', 'ada-2'], 'ada-3'],
		['張展', [], 'case-1'],
		['Constructor', [], 'constructor-2'],
		[`${'A'.repeat(59)} b c`, [], 'a'.repeat(59)]
	])('freeId makes of %s beside %j the id %s', (name, taken, id) => {
		expect(freeId(name, 'case', taken)).toBe(id);
	});
});

describe('languages', () => {
	test('addLanguage and removeLanguage add and take letters and cards with them', () => {
		const with3 = addLanguage(aMaking(), 'fr');
		expect(with3.locales).toEqual(['en', 'nl', 'fr']);
		expect(templatesOf(with3).slice(6)).toEqual(['ada-example-letter-fr', 'ada-example-card-fr', 'ada-letter-fr']);
		expect(removeLanguage(with3, 'fr')).toEqual(aMaking());
		expect(addLanguage(with3, 'fr')).toBe(with3);
	});

	test('removeLanguage keeps the last one', () => {
		const one = removeLanguage(aMaking(), 'en');
		expect(removeLanguage(one, 'nl')).toBe(one);
	});
});

describe('what was typed', () => {
	test('withTyped sets, adds and takes away at any depth, and leaves the other places as they were', () => {
		const typed = { names: { full: 'Ada' }, asks: [{ text: { en: 'a' } }, { text: { en: 'b' } }] };
		expect(withTyped(typed, ['names', 'short'], 'A')).toEqual({ ...typed, names: { full: 'Ada', short: 'A' } });
		expect(withTyped(typed, ['asks', 1, 'text', 'nl'], 'c').asks[1]).toEqual({ text: { en: 'b', nl: 'c' } });
		expect(withTyped(typed, ['asks', 2], { text: {} }).asks).toHaveLength(3);
		expect(withTyped(typed, ['asks', 0], undefined).asks).toEqual([{ text: { en: 'b' } }]);
		expect(withTyped(typed, ['names', 'full'], undefined)).toEqual({ ...typed, names: {} });
		expect(withTyped<Record<string, unknown>>({}, ['dates', 'birthday'], '01-01')).toEqual({ dates: { birthday: '01-01' } });
		expect([typedAt(typed, ['asks', 1, 'text', 'en']), typedAt(typed, ['asks', 9, 'text'])]).toEqual(['b', undefined]);
	});

	test('undone takes back step by step, and typing on in one field is one step', () => {
		let undoable = nothingToUndo('');
		for (const text of ['a', 'ab', 'abc']) undoable = changed(undoable, text, 'story');
		undoable = changed(undoable, 'abc!', 'line');
		expect(undoable.before).toEqual(['', 'abc']);
		undoable = undone(undoable);
		expect(undoable.now).toBe('abc');
		expect(changed(undoable, 'abcd', 'story').before).toEqual(['', 'abc']);
		expect(undone(undone(undone(undoable))).now).toBe('');
	});

	test('changed keeps the last hundred steps, and notes nothing that changes nothing', () => {
		let undoable = nothingToUndo(0);
		for (let step = 1; step <= 150; step++) undoable = changed(undoable, step);
		expect([undoable.before.length, undoable.before[0]]).toEqual([100, 50]);
		expect(changed(undoable, 150)).toEqual(undoable);
	});
});

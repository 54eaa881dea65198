import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, readText, type Part } from '#lib/domain/facts/differences.ts';
import { aCard, aLetter } from '../../support/items.ts';

const textOf = (parts: readonly Part[]) => parts.map(({ text }) => text).join('');
const marked = (parts: readonly Part[]) => parts.filter(({ isOther }) => isOther).map(({ text }) => text);

test('differences marks the words that only one letter has, and counts the places', () => {
	const { one, other, places } = differences(
		'My name is Sanne and I study law in Breda.\n\nPlease free him.',
		'My name is Sanne and I am studying law in Breda.\n\nPlease free him soon.'
	);
	expect([marked(one), marked(other), places]).toEqual([[' study', ' him.'], [' am studying', ' him soon.'], 2]);
});

test('differences marks nothing in equal texts, and everything of a text beside none', () => {
	expect(differences('The same.', 'The same.')).toEqual({
		one: [{ text: 'The same.', isOther: false }],
		other: [{ text: 'The same.', isOther: false }],
		places: 0
	});
	expect(differences('', 'All of it')).toEqual({ one: [], other: [{ text: 'All of it', isOther: true }], places: 1 });
	expect(differences('', '')).toEqual({ one: [], other: [], places: 0 });
});

test('differences finds the sign that differs where words have no spaces', () => {
	const { one, other } = differences('请释放他并让他回家', '请释放她并让她回家');
	expect([marked(one), marked(other)]).toEqual([
		['他', '他'],
		['她', '她']
	]);
});

test('differences gives each text back whole, whatever stands in it', () => {
	const text = fc.array(fc.constantFrom('a', 'b', 'c ', ' ', '\n', '他', 'é', '👋')).map((parts) => parts.join(''));
	fc.assert(
		fc.property(text, text, (one, other) => {
			const found = differences(one, other);
			expect([textOf(found.one), textOf(found.other)]).toEqual([one, other]);
			expect(textOf(found.one.filter(({ isOther }) => !isOther))).toBe(textOf(found.other.filter(({ isOther }) => !isOther)));
			expect(found.places === 0).toBe(one === other);
		})
	);
});

test('differences of very long texts that share little end at once, in one place', () => {
	const [one, other] = ['a ', 'b '].map((each) => `Dear reader ${each.repeat(2_500)}yours`) as [string, string];
	expect(differences(one, other).places).toBe(1);
});

test('readText gives all that is read of a sheet, in its order', () => {
	expect(readText(aLetter()).startsWith('Fiscal General')).toBe(true);
	expect(readText(aLetter()).endsWith('Yours faithfully,\n\nNora, Northaven')).toBe(true);
	expect(readText(aCard({ to: { lines: ['Ada'] }, closing: undefined, paragraphs: ['Hello'], from: { name: 'Ben' } }))).toBe(
		'Ada\n\nHello\n\nBen'
	);
});

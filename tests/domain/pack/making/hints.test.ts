import { expect, test } from 'vitest';
import { addCase } from '#lib/domain/pack/making/change-cases.ts';
import { countriesOfPost } from '#lib/domain/pack/making/countries-of-post.ts';
import { isInOtherScript, notHandedOver } from '#lib/domain/pack/making/hints.ts';
import { aMaking } from '../../../support/spoiled-packs.ts';

test.each([
	[
		['en', 'nl-BE'],
		['ru', 'be'],
		['en', 'nl-BE']
	],
	[['en', 'nl-BE'], ['nl'], ['en']],
	[['en'], ['en-GB'], []],
	[['en'], [' ', ''], []]
])('notHandedOver finds of %j where %j are handed over %j', (locales, languages, found) => {
	expect(notHandedOver(locales, languages)).toEqual(found);
});

test.each([
	['Cyrl', ['Prison 8', 'Minsk'], true],
	['Cyrl', ['Prison 8', 'Минск'], false],
	['Cyrl', ['', ' '], false],
	['Hant', ['臺北市'], false],
	['Jpan', ['とうきょう'], false],
	['Kore', ['Seoul'], true],
	['Qaaz', ['Minsk'], false],
	['', ['Minsk'], false]
])('isInOtherScript knows for %s of %j that it is %s', (script, lines, isOther) => {
	expect(isInOtherScript(lines, script)).toBe(isOther);
});

test('countriesOfPost gives each country to which single post goes, once', () => {
	const { cases } = addCase(aMaking(), 'Bo');
	expect(countriesOfPost({ cases })).toEqual(['MX']);
	const [ada] = cases;
	const abroad = { ...ada!, countryCode: 'BY', addressees: [{ route: 'bundle', countryCode: 'NL' } as const] };
	expect(countriesOfPost({ cases: [abroad, { ...abroad, countryCode: 'by' }] })).toEqual(['BY']);
	expect(countriesOfPost({ cases: [{ ...abroad, card: { lines: [' '] } }] })).toEqual([]);
});

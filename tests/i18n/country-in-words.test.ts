import { describe, expect, test } from 'vitest';
import { countryInSentence } from '#lib/i18n/country-in-words.ts';
import { languages, type LanguageTag } from '#lib/i18n/languages.ts';

/** By ISO 3166. Every other code stands in a sentence as it is. */
const withArticle: Record<LanguageTag, Record<string, string>> = {
	en: {
		the: 'AE AX BQ BS CC CF CK DO EU EZ FK FO GB GM IC IM IO KM KY MH MP MV NL PH PN PS SB SC TC TF UK UM UN US VG VI'
	},
	nl: {
		de: 'AE BS CC CF CK DO EH EU EZ FK FO IC KM KY MH MP MV PH PN PS SB SC TC TF UM UN US VG VI',
		het: 'GB IO UK'
	}
};

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
const codes = letters.flatMap((one) => letters.map((other) => one + other));

function namesIn(language: string): [code: string, name: string][] {
	const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
	return codes.flatMap((code) => {
		const name = names.of(code);
		return name === undefined ? [] : [[code, name] as [string, string]];
	});
}

describe('countryInSentence', () => {
	test.each(languages.map(({ tag }) => tag))('gives every country its article in %s, and no other one', (language) => {
		const names = namesIn(language);
		expect(names.length).toBeGreaterThan(249);
		const found: Record<string, string[]> = {};
		for (const [code, name] of names) {
			const said = countryInSentence(name, language);
			if (said !== name) (found[said.slice(0, said.indexOf(' '))] ??= []).push(code);
			expect(said.endsWith(name)).toBe(true);
		}
		const asWritten = Object.fromEntries(Object.entries(found).map(([article, of]) => [article, of.join(' ')]));
		expect(asWritten).toEqual(withArticle[language]);
	});

	test.each([
		['en', 'United States of America', 'the United States of America'],
		['en', 'the Netherlands', 'the Netherlands'],
		['en', 'The Gambia', 'The Gambia'],
		['en', 'Democratic Republic of the Congo', 'the Democratic Republic of the Congo'],
		['en', 'Palestine (West Bank)', 'Palestine (West Bank)'],
		['en', 'West Bank', 'the West Bank'],
		['en', 'Korea, Republic of', 'Korea, Republic of'],
		['nl', 'Westelijke Jordaanoever', 'de Westelijke Jordaanoever'],
		['nl', 'Tsjechische Republiek', 'de Tsjechische Republiek'],
		['nl', 'Volksrepubliek China', 'de Volksrepubliek China'],
		['nl', 'De Verenigde Staten', 'De Verenigde Staten'],
		['nl', 'Oekraïne', 'Oekraïne']
	] as const)('in %s says %s as %s', (language, country, said) => {
		expect(countryInSentence(country, language)).toBe(said);
	});
});

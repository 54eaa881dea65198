/** Some countries have an article in a sentence: "your letter to the United States", "naar het Verenigd Koninkrijk". */
import type { LanguageTag } from './languages.ts';

interface Article {
	article: string;
	/** Names that take it. A pack may write a country in several ways, so these are words in them and not a list of countries. */
	of: RegExp;
}

const articles: Readonly<Record<LanguageTag, readonly Article[]>> = {
	en: [
		{
			article: 'the',
			of: /\b(United|Republic|Kingdom|Union|Federation|Commonwealth|Emirates|States|Islands|Territor(y|ies)|Netherlands|Philippines|Bahamas|Comoros|Maldives|Seychelles|Gambia|Isle of Man|West Bank|Gaza Strip|Holy See|Vatican$|Eurozone)/
		}
	],
	nl: [
		{ article: 'het', of: /Koninkrijk|Gemenebest|Oceaanterritorium|^Vaticaan$/ },
		{
			article: 'de',
			of: /Verenigde|[Rr]epubliek|Unie|Federatie|Emiraten|Staten|[Ee]ilanden|Filipijnen|Bahama|Comoren|Mal(e)?diven|Seychellen|Marianen|Faeröer|Antillen|[Gg]ebieden|Sahara|Westoever|Jordaanoever|Gazastrook|eurozone/
		}
	]
};

/** They begin with a name that has no article: "South Georgia & South Sandwich Islands". */
const withoutArticle = /^(the|de|het) |^(South Georgia|Zuid-Georgia|Heard) |,/i;

/** The country as it stands inside a sentence of this language: "the United States", "Mexico". */
export function countryInSentence(country: string, language: LanguageTag): string {
	// What stands in brackets only explains the name before it: "Palestine (West Bank)".
	const name = country.replace(/\s*\([^)]*\)/g, '');
	const found = withoutArticle.test(name) ? undefined : articles[language].find(({ of }) => of.test(name));
	return found ? `${found.article} ${country}` : country;
}

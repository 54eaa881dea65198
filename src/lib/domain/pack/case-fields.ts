/** What a case has said of its person since version 1: who it is, how it looks on the stamp, what happened. */
import { localeField, slugField } from '../decode/fields.ts';
import { integer, list, optional, text } from '../decode/parse.ts';
import { colourField, countryCodeField, dateField, listsIn, webAddress, wordsIn, type ObjectOf } from './fields.ts';

export const personFields = (object: ObjectOf, locales: readonly string[]) => {
	const words = wordsIn(locales);
	return {
		id: slugField,
		/** The number on the stamp, said aloud by people who cannot read the name. */
		number: integer({ min: 1, max: 99 }),
		names: object({ full: text({ max: 120 }), short: text({ max: 60 }) }),
		nativeName: optional(object({ lang: localeField, text: text({ max: 120 }) })),
		pronunciation: optional(words(200)),
		country: words(80),
		countryCode: countryCodeField,
		/** One line under the name on the stamp sheet. */
		line: words(80),
		/** The drawn stamp that the app ships under this name, and the colour of its family for bars. */
		emblem: optional(object({ stamp: slugField, colour: colourField, alt: words(200) })),
		story: listsIn(locales)(2_000, { most: 12, noun: 'paragraphs' }),
		since: list(object({ date: dateField, text: words(600), source: webAddress }), { max: 20, noun: 'entries' }),
		sources: list(webAddress, { max: 40, noun: 'sources' })
	};
};

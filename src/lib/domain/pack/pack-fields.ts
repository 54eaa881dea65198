/** What a pack has said of itself since version 1. */
import { dayField, slugField } from '../decode/fields.ts';
import { needsField } from '../decode/needs.ts';
import { flag, integer, optional } from '../decode/parse.ts';
import { listsIn, packLocales, wordsIn, type ObjectOf } from './fields.ts';

export const marathonFields = (object: ObjectOf, locales: readonly string[]) => {
	const words = wordsIn(locales);
	const rules = listsIn(locales)(300, { most: 12, noun: 'rules' });
	return {
		needs: needsField,
		id: slugField,
		title: words(120),
		year: integer({ min: 1961, max: 9999 }),
		archive: optional(flag),
		locales: packLocales,
		/** When these facts were gathered and from what. */
		source: object({ text: words(600), asOf: dayField }),
		guidance: object({ letters: rules, cards: rules }),
		about: listsIn(locales)(2_000, { most: 8, noun: 'paragraphs' })
	};
};

/** The form of the pack itself, without its cases. */
import type { Pack } from '../version-2.ts';
import { choiceOf, formed, group, listsOf, maybe, numberOf, rowsOf, tick, wordsOf, type FormPlace } from './form.ts';

export const mostLanguages = 20;
export const mostCases = 40;

const paragraphs = maybe(listsOf(2_000, 20));

export const packForm = {
	/** A pack that needs a newer app is not read here, so none has anything in it. */
	needs: maybe({ kind: 'texts', max: 60, most: 0, least: 1 }),
	id: formed('slug', 64),
	title: wordsOf(120),
	year: numberOf(1961, 9999),
	archive: maybe(tick),
	locales: { kind: 'texts', max: 35, most: mostLanguages, least: 1, form: 'language' },
	source: group({ text: wordsOf(600), asOf: formed('day', 10) }),
	guidance: group({ letters: listsOf(300, 12), cards: listsOf(300, 12) }),
	about: listsOf(2_000, 8),
	deadline: maybe(formed('day', 10)),
	privacy: paragraphs,
	accessibility: paragraphs,
	imprint: paragraphs,
	post: maybe(
		rowsOf(
			{
				country: formed('country-code', 2),
				goes: choiceOf('yes', 'suspended', 'unknown'),
				asOf: formed('day', 10),
				source: formed('web-address'),
				note: maybe(wordsOf(300))
			},
			{ most: 60 }
		)
	)
} satisfies Record<Exclude<keyof Required<Pack>, 'v' | 'cases'>, FormPlace>;

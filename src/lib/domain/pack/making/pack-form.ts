/** The form of the pack itself, without its cases. */
import type { Pack } from '../version-2.ts';
import {
	choicePlace,
	formed,
	group,
	listsPlace,
	maybe,
	numberPlace,
	rowsPlace,
	tick,
	wordsPlace,
	type FormPlace
} from './form.ts';

export const mostLanguages = 20;
export const mostCases = 40;

const paragraphs = maybe(listsPlace(2_000, 20));

export const packForm = {
	/** A pack that needs a newer app is not read here, so none has anything in it. */
	needs: maybe({ kind: 'texts', max: 60, most: 0, least: 1 }),
	id: formed('slug', 64),
	title: wordsPlace(120),
	year: numberPlace(1961, 9999),
	archive: maybe(tick),
	locales: { kind: 'texts', max: 35, most: mostLanguages, least: 1, form: 'language' },
	source: group({ text: wordsPlace(600), asOf: formed('day', 10) }),
	guidance: group({ letters: listsPlace(300, 12), cards: listsPlace(300, 12) }),
	about: listsPlace(2_000, 8),
	deadline: maybe(formed('day', 10)),
	privacy: paragraphs,
	accessibility: paragraphs,
	imprint: paragraphs,
	post: maybe(
		rowsPlace(
			{
				country: formed('country-code', 2),
				goes: choicePlace('yes', 'suspended', 'unknown'),
				asOf: formed('day', 10),
				source: formed('web-address'),
				note: maybe(wordsPlace(300))
			},
			{ most: 60 }
		)
	)
} satisfies Record<Exclude<keyof Required<Pack>, 'v' | 'cases'>, FormPlace>;

/** The form of a case, field by field. The compiler asks for each field that a pack has. */
import { kinds } from '../../kind.ts';
import type { Addressee } from '../addressee.ts';
import type { PostRules } from '../post-rules.ts';
import type { Template } from '../template.ts';
import type { Case } from '../version-2.ts';
import {
	choicePlace,
	formed,
	group,
	listsPlace,
	maybe,
	numberPlace,
	publishedAddress,
	rowsPlace,
	textPlace,
	tick,
	wordsPlace,
	type FormPlace
} from './form.ts';

type FormOf<T> = Record<keyof Required<T>, FormPlace>;

const askKinds = ['release', 'protect', 'medical-care', 'lawyer', 'fair-trial', 'investigate', 'change-law'] as const;

const rules = {
	languages: maybe({ kind: 'texts', max: 35, most: 10, least: 1, form: 'language' }),
	script: maybe(formed('script', 4)),
	sender: choicePlace('required', 'allowed', 'forbidden'),
	senderOf: maybe(choicePlace('writer', 'group')),
	number: maybe(textPlace(60)),
	keepOut: maybe({ kind: 'any-lists', min: 2, max: 60, most: 100 }),
	religion: tick,
	organisation: tick,
	drawings: tick,
	colours: tick,
	paper: maybe(wordsPlace(200)),
	mostSheets: maybe(numberPlace(1, 20))
} satisfies FormOf<PostRules>;

const addressee = {
	id: formed('slug', 64),
	kind: choicePlace('authority', 'institution', 'embassy', 'person'),
	office: wordsPlace(200),
	name: maybe(textPlace(120)),
	lines: publishedAddress,
	country: wordsPlace(80),
	countryCode: formed('country-code', 2),
	about: wordsPlace(600),
	languages: maybe({ kind: 'texts', max: 35, most: 10, form: 'language' }),
	salutation: wordsPlace(200),
	closing: wordsPlace(200),
	route: choicePlace('post', 'bundle', 'embassy'),
	weight: numberPlace(0, 100),
	copyTo: maybe(formed('slug', 64)),
	passOn: maybe(wordsPlace(120)),
	rules: maybe(group(rules))
} satisfies FormOf<Addressee>;

const template = {
	id: formed('slug', 64),
	kind: choicePlace(...kinds),
	locale: formed('language', 35),
	subject: maybe(textPlace(200)),
	blocks: rowsPlace(
		{ prompt: textPlace(120), hint: maybe(textPlace(300)), starters: { kind: 'texts', max: 600, most: 3, least: 1 } },
		{ most: 8, least: 1 }
	),
	addressee: maybe(formed('slug', 64))
} satisfies FormOf<Template>;

export const caseForm = {
	id: formed('slug', 64),
	number: numberPlace(1, 99),
	names: group({ full: textPlace(120), short: textPlace(60) }),
	nativeName: maybe(group({ lang: formed('language', 35), text: textPlace(120) })),
	pronunciation: maybe(wordsPlace(200)),
	country: wordsPlace(80),
	countryCode: formed('country-code', 2),
	line: wordsPlace(80),
	emblem: maybe(group({ stamp: formed('slug', 64), colour: formed('colour', 7), alt: wordsPlace(200) })),
	story: listsPlace(2_000, 12),
	since: rowsPlace({ date: formed('date', 10), text: wordsPlace(600), source: formed('web-address') }, { most: 20 }),
	sources: maybe({ kind: 'texts', max: 500, most: 40, form: 'web-address' }),
	state: choicePlace('open', 'good-news', 'stop', 'retired'),
	news: maybe(wordsPlace(300)),
	portrait: maybe(
		group({
			sha256: formed('digest', 64),
			bytes: numberPlace(1, 300 * 1024),
			widthPx: numberPlace(1, 1_600),
			heightPx: numberPlace(1, 1_600),
			alt: wordsPlace(200),
			credit: textPlace(200),
			consent: group({ note: textPlace(300), on: formed('day', 10) })
		})
	),
	easyStory: maybe(listsPlace(2_000, 12)),
	contentNote: maybe(wordsPlace(300)),
	fromAge: maybe(numberPlace(1, 21)),
	asks: rowsPlace(
		{
			text: wordsPlace(400),
			kind: maybe(choicePlace(...askKinds)),
			for: choicePlace('person', 'everybody'),
			met: choicePlace('not', 'partly', 'met'),
			asOf: maybe(formed('day', 10))
		},
		{ most: 8, least: 1 }
	),
	addressees: rowsPlace(addressee, { most: 8, least: 1 }),
	card: group({
		lines: publishedAddress,
		suggestions: listsPlace(300, 8),
		salutation: wordsPlace(200),
		closing: wordsPlace(200),
		recipient: choicePlace('person', 'family'),
		rules: group(rules)
	}),
	dates: maybe(
		group({
			postFrom: maybe(formed('day', 10)),
			postUntil: maybe(formed('day', 10)),
			birthday: maybe(formed('day-of-year', 5))
		})
	),
	readySentences: maybe(
		rowsPlace(
			{ lang: formed('language', 35), text: textPlace(300), means: wordsPlace(300), translatedBy: maybe(textPlace(120)) },
			{ most: 40, least: 1 }
		)
	),
	templates: rowsPlace(template, { most: 40, least: 1 })
} satisfies FormOf<Case>;

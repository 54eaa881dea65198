/** The form of a case, field by field. The compiler asks for each field that a pack has. */
import { kinds } from '../../kind.ts';
import type { Addressee } from '../addressee.ts';
import type { PostRules } from '../post-rules.ts';
import type { Template } from '../template.ts';
import type { Case } from '../version-2.ts';
import {
	choiceOf,
	formed,
	group,
	listsOf,
	maybe,
	numberOf,
	publishedAddress,
	rowsOf,
	textOf,
	tick,
	wordsOf,
	type FormPlace
} from './form.ts';

type FormOf<T> = Record<keyof Required<T>, FormPlace>;

export const askKinds = ['release', 'protect', 'medical-care', 'lawyer', 'fair-trial', 'investigate', 'change-law'] as const;

const rules = {
	languages: maybe({ kind: 'texts', max: 35, most: 10, least: 1, form: 'language' }),
	script: maybe(formed('script', 4)),
	sender: choiceOf('required', 'allowed', 'forbidden'),
	senderOf: maybe(choiceOf('writer', 'group')),
	number: maybe(textOf(60)),
	keepOut: maybe({ kind: 'any-lists', min: 2, max: 60, most: 100 }),
	religion: tick,
	organisation: tick,
	drawings: tick,
	colours: tick,
	paper: maybe(wordsOf(200)),
	mostSheets: maybe(numberOf(1, 20))
} satisfies FormOf<PostRules>;

const addressee = {
	id: formed('slug', 64),
	kind: choiceOf('authority', 'institution', 'embassy', 'person'),
	office: wordsOf(200),
	name: maybe(textOf(120)),
	lines: publishedAddress,
	country: wordsOf(80),
	countryCode: formed('country-code', 2),
	about: wordsOf(600),
	languages: maybe({ kind: 'texts', max: 35, most: 10, form: 'language' }),
	salutation: wordsOf(200),
	closing: wordsOf(200),
	route: choiceOf('post', 'bundle', 'embassy'),
	weight: numberOf(0, 100),
	copyTo: maybe(formed('slug', 64)),
	passOn: maybe(wordsOf(120)),
	rules: maybe(group(rules))
} satisfies FormOf<Addressee>;

const template = {
	id: formed('slug', 64),
	kind: choiceOf(...kinds),
	locale: formed('language', 35),
	subject: maybe(textOf(200)),
	blocks: rowsOf(
		{ prompt: textOf(120), hint: maybe(textOf(300)), starters: { kind: 'texts', max: 600, most: 3, least: 1 } },
		{ most: 8, least: 1 }
	),
	addressee: maybe(formed('slug', 64))
} satisfies FormOf<Template>;

export const caseForm = {
	id: formed('slug', 64),
	number: numberOf(1, 99),
	names: group({ full: textOf(120), short: textOf(60) }),
	nativeName: maybe(group({ lang: formed('language', 35), text: textOf(120) })),
	pronunciation: maybe(wordsOf(200)),
	country: wordsOf(80),
	countryCode: formed('country-code', 2),
	line: wordsOf(80),
	emblem: maybe(group({ stamp: formed('slug', 64), colour: formed('colour', 7), alt: wordsOf(200) })),
	story: listsOf(2_000, 12),
	since: rowsOf({ date: formed('date', 10), text: wordsOf(600), source: formed('web-address') }, { most: 20 }),
	sources: maybe({ kind: 'texts', max: 500, most: 40, form: 'web-address' }),
	state: choiceOf('open', 'good-news', 'stop', 'retired'),
	news: maybe(wordsOf(300)),
	portrait: maybe(
		group({
			sha256: formed('digest', 64),
			bytes: numberOf(1, 300 * 1024),
			widthPx: numberOf(1, 1_600),
			heightPx: numberOf(1, 1_600),
			alt: wordsOf(200),
			credit: textOf(200),
			consent: group({ note: textOf(300), on: formed('day', 10) })
		})
	),
	easyStory: maybe(listsOf(2_000, 12)),
	contentNote: maybe(wordsOf(300)),
	fromAge: maybe(numberOf(1, 21)),
	asks: rowsOf(
		{
			text: wordsOf(400),
			kind: maybe(choiceOf(...askKinds)),
			for: choiceOf('person', 'everybody'),
			met: choiceOf('not', 'partly', 'met'),
			asOf: maybe(formed('day', 10))
		},
		{ most: 8, least: 1 }
	),
	addressees: rowsOf(addressee, { most: 8, least: 1 }),
	card: group({
		lines: publishedAddress,
		suggestions: listsOf(300, 8),
		salutation: wordsOf(200),
		closing: wordsOf(200),
		recipient: choiceOf('person', 'family'),
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
		rowsOf(
			{ lang: formed('language', 35), text: textOf(300), means: wordsOf(300), translatedBy: maybe(textOf(120)) },
			{ most: 40, least: 1 }
		)
	),
	templates: rowsOf(template, { most: 40, least: 1 })
} satisfies FormOf<Case>;

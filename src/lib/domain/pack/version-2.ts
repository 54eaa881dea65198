/** A pack of version 2, which is also how the whole app knows every pack: as JSON, it is one again. Version 1 is lifted into it. */
import { dayField, digestField, localeField } from '../decode/fields.ts';
import { integer, list, oneOf, optional, refuse, text, type Decode, type Decoded } from '../decode/parse.ts';
import { addresseeFields, checkAddressees } from './addressee.ts';
import { personFields } from './case-fields.ts';
import { countryCodeField, listsIn, namesOf, publishedLines, unique, webAddress, wordsIn, type ObjectOf } from './fields.ts';
import { marathonFields } from './pack-fields.ts';
import { ruleFields } from './post-rules.ts';
import { checkTemplates, templateFields } from './template.ts';

/** A day of any year, `MM-DD`. */
export const dayOfYearField: Decode<string> = (value, path) => {
	const day = text({ max: 5, pattern: /^\d{2}-\d{2}$/, as: 'a day of the year such as 12-10' })(value, path);
	// A leap year, since people are born on 29 February too.
	dayField(`2024-${day}`, path);
	return day;
};

const askFields = (object: ObjectOf, locales: readonly string[]) =>
	object({
		text: wordsIn(locales)(400),
		/** Absent where none of these fits. */
		kind: optional(oneOf('release', 'protect', 'medical-care', 'lawyer', 'fair-trial', 'investigate', 'change-law')),
		for: oneOf('person', 'everybody'),
		met: oneOf('not', 'partly', 'met'),
		/** The day on which it was met, or was last looked at. */
		asOf: optional(dayField)
	});

/** A picture beside the pack, known by its digest. It is fetched later than the pack. */
const portraitFields = (object: ObjectOf, locales: readonly string[]) =>
	object({
		sha256: digestField,
		bytes: integer({ min: 1, max: 300 * 1024 }),
		widthPx: integer({ min: 1, max: 1_600 }),
		heightPx: integer({ min: 1, max: 1_600 }),
		alt: wordsIn(locales)(200),
		credit: text({ max: 200 }),
		/** Who agreed that the picture is shown, and when. */
		consent: object({ note: text({ max: 300 }), on: dayField })
	});

const sentenceFields = (object: ObjectOf, locales: readonly string[]) =>
	object({
		lang: localeField,
		text: text({ max: 300 }),
		/** What it says, in each language of the pack. */
		means: wordsIn(locales)(300),
		translatedBy: optional(text({ max: 120 }))
	});

const cardFields = (object: ObjectOf, locales: readonly string[]) => {
	const words = wordsIn(locales);
	return object({
		lines: publishedLines,
		suggestions: listsIn(locales)(300, { most: 8, noun: 'suggestions' }),
		salutation: words(200),
		closing: words(200),
		recipient: oneOf('person', 'family'),
		rules: ruleFields(object, words)
	});
};

const caseFields = (object: ObjectOf, locales: readonly string[]) => {
	const words = wordsIn(locales);
	return object({
		...personFields(object, locales),
		/** `good-news`: cards are still welcome. `stop`: nothing may be sent any more. `retired`: nothing is asked for any more. */
		state: oneOf('open', 'good-news', 'stop', 'retired'),
		/** What happened, in a sentence: "Free since this morning." */
		news: optional(words(300)),
		portrait: optional(portraitFields(object, locales)),
		/** The story in easy words (level A2), for young readers and for who is learning the language. */
		easyStory: optional(listsIn(locales)(2_000, { most: 12, noun: 'paragraphs' })),
		/** What the story tells that may be hard to read. */
		contentNote: optional(words(300)),
		/** The age in years from which the case suits. */
		fromAge: optional(integer({ min: 1, max: 21 })),
		asks: list(askFields(object, locales), { min: 1, max: 8, noun: 'asks' }),
		addressees: list(addresseeFields(object, words), { min: 1, max: 8, noun: 'addressees' }),
		card: cardFields(object, locales),
		dates: optional(object({ postFrom: optional(dayField), postUntil: optional(dayField), birthday: optional(dayOfYearField) })),
		readySentences: optional(list(sentenceFields(object, locales), { min: 1, max: 40, noun: 'sentences' })),
		templates: list(templateFields(object), { min: 1, max: 40, noun: 'templates' })
	});
};

const postFields = (object: ObjectOf, locales: readonly string[]) =>
	object({
		country: countryCodeField,
		goes: oneOf('yes', 'suspended', 'unknown'),
		asOf: dayField,
		source: webAddress,
		note: optional(wordsIn(locales)(300))
	});

const packFields = (object: ObjectOf, locales: readonly string[]) => {
	const paragraphs = listsIn(locales)(2_000, { most: 20, noun: 'paragraphs' });
	return object({
		v: oneOf(2),
		...marathonFields(object, locales),
		/** Until when the section takes counts and post. */
		deadline: optional(dayField),
		privacy: optional(paragraphs),
		accessibility: optional(paragraphs),
		imprint: optional(paragraphs),
		/** Whether post goes to a country now. A country that is not here is as it always was. */
		post: optional(list(postFields(object, locales), { max: 60, noun: 'countries' })),
		cases: list(caseFields(object, locales), { min: 1, max: 40, noun: 'cases' })
	});
};

export type Pack = Decoded<ReturnType<typeof packFields>>;
export type Case = Decoded<ReturnType<typeof caseFields>>;
export type Ask = Decoded<ReturnType<typeof askFields>>;

export const readVersion2 =
	(object: ObjectOf, locales: readonly string[]): Decode<Pack> =>
	(value, path) => {
		const pack = packFields(object, locales)(value, path);
		unique(namesOf(pack.post ?? [], 'country'), 'post', 'country');
		pack.cases.forEach((entry, index) => checkCase(entry, `cases[${index}]`, locales));
		return pack;
	};

function checkCase(entry: Case, path: string, locales: readonly string[]) {
	checkTemplates(entry.templates, `${path}.templates`, locales);
	checkAddressees(entry, path, locales);
	const { postFrom, postUntil } = entry.dates ?? {};
	if (postFrom && postUntil && postUntil < postFrom) refuse(`${path}.dates.postUntil`, 'is before postFrom');
}

/**
 * A pack: the cases, templates and guidance of one marathon, one versioned JSON document known by the SHA-256 of its exact bytes.
 * Texts stand per locale; every text of a pack has all the pack's `locales`, so that no screen is half translated.
 */
import { dayField, localeField, slugField } from './fields.ts';
import {
	flag,
	integer,
	list,
	mapOf,
	oneOf,
	optional,
	orNull,
	parseJsonWith,
	refuse,
	shape,
	text,
	type Decode,
	type Decoded,
	type Parsed
} from './parse.ts';
import { kinds } from './item.ts';

export const largestPackBytes = 2 * 1024 * 1024;

const words = (max: number) => mapOf(localeField, text({ max }), { max: 20 });
const paragraphs = (max: number) =>
	mapOf(localeField, list(text({ max: 2_000 }), { min: 1, max, noun: 'paragraphs' }), { max: 20 });
const url = text({ max: 500, pattern: /^https:\/\//, as: 'an address that begins with https://' });
const date = text({ max: 10, pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/, as: 'a year, month or day' });

const block = shape({
	/** The question in the margin ("What do you ask?"). */
	prompt: text({ max: 120 }),
	hint: optional(text({ max: 300 })),
	starters: list(text({ max: 600 }), { min: 1, max: 3, noun: 'starters' })
});

const template = shape({
	id: slugField,
	kind: oneOf(...kinds),
	locale: localeField,
	subject: optional(text({ max: 200 })),
	salutation: text({ max: 200 }),
	closing: text({ max: 200 }),
	blocks: list(block, { min: 1, max: 8, noun: 'blocks' })
});

const caseFields = shape({
	id: slugField,
	/** The number on the stamp, said aloud by people who cannot read the name. */
	number: integer({ min: 1, max: 99 }),
	names: shape({ full: text({ max: 120 }), short: text({ max: 60 }) }),
	nativeName: optional(shape({ lang: localeField, text: text({ max: 120 }) })),
	pronunciation: optional(words(200)),
	country: words(80),
	countryCode: text({ max: 2, pattern: /^[A-Z]{2}$/, as: 'a country code such as MX' }),
	/** One line under the name on the stamp sheet. */
	line: words(80),
	status: oneOf('open', 'good-news', 'closed'),
	/** The drawn stamp that the app ships under this name, and the colour of its family for bars. */
	emblem: optional(
		shape({
			stamp: slugField,
			colour: text({ max: 7, pattern: /^#[0-9a-f]{6}$/, as: 'a colour such as #7a1546' }),
			alt: words(200)
		})
	),
	story: paragraphs(12),
	asks: mapOf(localeField, list(text({ max: 400 }), { min: 1, max: 8, noun: 'asks' }), { max: 20 }),
	authority: shape({
		office: words(200),
		lines: orNull(list(text({ max: 120 }), { min: 1, max: 8, noun: 'lines' })),
		/** Who reads the letter and why they can change something. */
		about: words(600),
		languages: list(localeField, { max: 10, noun: 'languages' })
	}),
	route: oneOf('post', 'bundle', 'embassy'),
	card: shape({
		lines: orNull(list(text({ max: 120 }), { min: 1, max: 8, noun: 'lines' })),
		suggestions: mapOf(localeField, list(text({ max: 300 }), { min: 1, max: 8, noun: 'suggestions' }), { max: 20 }),
		flags: shape({
			religiousWordingAllowed: flag,
			mayMentionOrganisation: flag,
			senderAddressAllowed: flag,
			recipientIsFamily: flag
		})
	}),
	since: list(shape({ date, text: words(600), source: url }), { max: 20, noun: 'entries' }),
	sources: list(url, { max: 40, noun: 'sources' }),
	templates: list(template, { min: 1, max: 40, noun: 'templates' })
});

const packFields = shape({
	v: oneOf(1),
	id: slugField,
	title: words(120),
	year: integer({ min: 1961, max: 9999 }),
	archive: optional(flag),
	locales: list(localeField, { min: 1, max: 20, noun: 'languages' }),
	/** When these facts were gathered and from what. */
	source: shape({ text: words(600), asOf: dayField }),
	guidance: shape({
		letters: mapOf(localeField, list(text({ max: 300 }), { min: 1, max: 12, noun: 'rules' }), { max: 20 }),
		cards: mapOf(localeField, list(text({ max: 300 }), { min: 1, max: 12, noun: 'rules' }), { max: 20 })
	}),
	about: paragraphs(8),
	cases: list(caseFields, { min: 1, max: 40, noun: 'cases' })
});

export type Pack = Decoded<typeof packFields>;
export type Case = Decoded<typeof caseFields>;
export type Template = Decoded<typeof template>;
export type Block = Decoded<typeof block>;
export type CardFlags = Case['card']['flags'];
/** A text in each of the pack's languages. */
export type LocalText = Record<string, string>;

const packField: Decode<Pack> = (value, path) => {
	const pack = packFields(value, path);
	unique(
		pack.cases.map((entry) => entry.id),
		'cases',
		'id'
	);
	unique(
		pack.cases.map((entry) => String(entry.number)),
		'cases',
		'number'
	);
	pack.cases.forEach((entry, index) => checkCase(entry, `cases[${index}]`, pack.locales));
	everyLocale(pack, '', pack.locales);
	return pack;
};

function checkCase(entry: Case, path: string, locales: string[]) {
	unique(
		entry.templates.map((each) => each.id),
		`${path}.templates`,
		'id'
	);
	if (entry.authority.lines === null && entry.route === 'post')
		refuse(`${path}.route`, 'a case without an address goes by bundle or embassy');
	for (const locale of locales)
		for (const kind of kinds)
			if (!entry.templates.some((each) => each.kind === kind && each.locale === locale))
				refuse(`${path}.templates`, `no ${kind} template in ${locale}`);
}

function unique(values: string[], path: string, noun: string) {
	const seen = new Set<string>();
	for (const value of values) {
		if (seen.has(value)) refuse(path, `two have the ${noun} ${value}`);
		seen.add(value);
	}
}

const languageKey = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Every map of languages must have every language of the pack; such a map is an object all of whose keys look like languages. */
function everyLocale(value: unknown, path: string, locales: string[]) {
	if (typeof value !== 'object' || value === null) return;
	if (Array.isArray(value)) return value.forEach((entry, index) => everyLocale(entry, `${path}[${index}]`, locales));
	const keys = Object.keys(value);
	if (keys.every((key) => languageKey.test(key)) && keys.some((key) => locales.includes(key)))
		for (const locale of locales) if (!keys.includes(locale)) refuse(`${path}.${locale}`, 'is missing');
	for (const [key, entry] of Object.entries(value)) everyLocale(entry, path === '' ? key : `${path}.${key}`, locales);
}

/** Parses a pack's exact JSON text, at most 2 MiB. Its digest is checked by who fetched it. */
export const parsePack = (json: unknown): Parsed<Pack> =>
	typeof json === 'string' ? parseJsonWith(packField, json, largestPackBytes) : { kind: 'malformed', problem: 'must be text' };

/** The text in `locale`, else in the same base language, else in the pack's first. */
export function inLocale<T>(texts: Record<string, T>, locale: string): T {
	const base = locale.split('-')[0] ?? locale;
	const found = texts[locale] ?? texts[base] ?? Object.values(texts)[0];
	if (found === undefined) throw new Error('a text without any language passed the parser');
	return found;
}

export const findCase = (pack: Pack, caseId: string) => pack.cases.find((entry) => entry.id === caseId);

/** The template of this kind in the writer's language, else in the pack's first language. */
export function templateFor(entry: Case, kind: (typeof kinds)[number], locale: string): Template {
	const ofKind = entry.templates.filter((each) => each.kind === kind);
	const found = ofKind.find((each) => each.locale === locale) ?? ofKind[0];
	if (!found) throw new Error(`case ${entry.id} without a ${kind} template passed the parser`);
	return found;
}

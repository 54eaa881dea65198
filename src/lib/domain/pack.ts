/**
 * A pack: the cases, templates and guidance of one marathon, one versioned JSON document known by the SHA-256 of its exact bytes.
 * Texts stand per locale; every text of a pack has all the pack's `locales`, so that no screen is half translated.
 *
 * Whoever writes a pack, and the server that keeps it, must follow the form strictly. A device that fetched the signed pack ignores the
 * fields of a later version, but it must know every name, because names decide how the post travels.
 */
import { needsField } from './decode/needs.ts';
import { dayField, localeField, slugField } from './decode/fields.ts';
import {
	flag,
	integer,
	list,
	mapOf,
	oneOf,
	openShape,
	optional,
	orNull,
	parseJsonWith,
	refuse,
	shape,
	text,
	type Decode,
	type Decoded,
	type Parsed
} from './decode/parse.ts';
import { kinds } from './kind.ts';

/** The largest pack as JSON text: 2 MiB. */
export const largestPackBytes = 2 * 1024 * 1024;

const url = text({ max: 500, pattern: /^https?:\/\/[^\s"'<>]+$/, as: 'a web address' });
const date = text({ max: 10, pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/, as: 'a year, month or day' });
const packLocales = list(localeField, { min: 1, max: 20, noun: 'languages' });
const addressLines = orNull(list(text({ max: 120 }), { min: 1, max: 8, noun: 'lines' }));

type Shape = typeof shape;

const blockFields = (object: Shape) =>
	object({
		/** The question in the margin ("What do you ask?"). */
		prompt: text({ max: 120 }),
		hint: optional(text({ max: 300 })),
		starters: list(text({ max: 600 }), { min: 1, max: 3, noun: 'starters' })
	});

const templateFields = (object: Shape) =>
	object({
		id: slugField,
		kind: oneOf(...kinds),
		locale: localeField,
		subject: optional(text({ max: 200 })),
		salutation: text({ max: 200 }),
		closing: text({ max: 200 }),
		blocks: list(blockFields(object), { min: 1, max: 8, noun: 'blocks' })
	});

/** A text in each of the pack's languages, no more and no fewer. */
function perLocale<T>(item: Decode<T>, locales: readonly string[]): Decode<Record<string, T>> {
	const known: Decode<string> = (value, path) => {
		const locale = localeField(value, path);
		if (!locales.includes(locale)) refuse(path, "is not one of the pack's languages");
		return locale;
	};
	const decode = mapOf(known, item, { max: 20 });
	return (value, path) => {
		const texts = decode(value, path);
		for (const locale of locales) if (!Object.hasOwn(texts, locale)) refuse(`${path}.${locale}`, 'is missing');
		return texts;
	};
}

const caseFields = (object: Shape, locales: readonly string[]) => {
	const words = (max: number) => perLocale(text({ max }), locales);
	const lists = (max: number, { most, noun }: { most: number; noun: string }) =>
		perLocale(list(text({ max }), { min: 1, max: most, noun }), locales);
	return object({
		id: slugField,
		/** The number on the stamp, said aloud by people who cannot read the name. */
		number: integer({ min: 1, max: 99 }),
		names: object({ full: text({ max: 120 }), short: text({ max: 60 }) }),
		nativeName: optional(object({ lang: localeField, text: text({ max: 120 }) })),
		pronunciation: optional(words(200)),
		country: words(80),
		countryCode: text({ max: 2, pattern: /^[A-Z]{2}$/, as: 'a country code such as MX' }),
		/** One line under the name on the stamp sheet. */
		line: words(80),
		status: oneOf('open', 'good-news', 'closed'),
		/** The drawn stamp that the app ships under this name, and the colour of its family for bars. */
		emblem: optional(
			object({
				stamp: slugField,
				colour: text({ max: 7, pattern: /^#[0-9a-f]{6}$/, as: 'a colour such as #7a1546' }),
				alt: words(200)
			})
		),
		story: lists(2_000, { most: 12, noun: 'paragraphs' }),
		asks: lists(400, { most: 8, noun: 'asks' }),
		authority: object({
			office: words(200),
			lines: addressLines,
			/** The authority's own, which may be another than the case's. Packs of version 0.1 have none. */
			country: optional(words(80)),
			/** Who reads the letter and why they can change something. */
			about: words(600),
			languages: list(localeField, { max: 10, noun: 'languages' })
		}),
		route: oneOf('post', 'bundle', 'embassy'),
		card: object({
			lines: addressLines,
			suggestions: lists(300, { most: 8, noun: 'suggestions' }),
			flags: object({
				religiousWordingAllowed: flag,
				mayMentionOrganisation: flag,
				senderAddressAllowed: flag,
				recipientIsFamily: flag
			})
		}),
		since: list(object({ date, text: words(600), source: url }), { max: 20, noun: 'entries' }),
		sources: list(url, { max: 40, noun: 'sources' }),
		templates: list(templateFields(object), { min: 1, max: 40, noun: 'templates' })
	});
};

const packFields = (object: Shape, locales: readonly string[]) =>
	object({
		needs: needsField,
		v: oneOf(1),
		id: slugField,
		title: perLocale(text({ max: 120 }), locales),
		year: integer({ min: 1961, max: 9999 }),
		archive: optional(flag),
		locales: packLocales,
		/** When these facts were gathered and from what. */
		source: object({ text: perLocale(text({ max: 600 }), locales), asOf: dayField }),
		guidance: object({ letters: rules(locales), cards: rules(locales) }),
		about: perLocale(list(text({ max: 2_000 }), { min: 1, max: 8, noun: 'paragraphs' }), locales),
		cases: list(caseFields(object, locales), { min: 1, max: 40, noun: 'cases' })
	});

const rules = (locales: readonly string[]) => perLocale(list(text({ max: 300 }), { min: 1, max: 12, noun: 'rules' }), locales);

export type Pack = Decoded<ReturnType<typeof packFields>>;
export type Case = Decoded<ReturnType<typeof caseFields>>;
export type Template = Decoded<ReturnType<typeof templateFields>>;
export type Block = Decoded<ReturnType<typeof blockFields>>;
export type CardFlags = Case['card']['flags'];

const packField =
	(object: Shape): Decode<Pack> =>
	(value, path) => {
		head(value, path);
		const locales = localesOf(value);
		const pack = packFields(object, locales)(value, path);
		unique(namesOf(pack.cases, 'id'), 'cases', 'id');
		unique(namesOf(pack.cases, 'number'), 'cases', 'number');
		pack.cases.forEach((entry, index) => checkCase(entry, `cases[${index}]`, locales));
		return pack;
	};

/** Looked at before the languages: a later version may have none. */
const head = openShape({ needs: needsField, v: oneOf(1) });

/** The languages come first: every other text is read against them. */
function localesOf(value: unknown): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
	const locales = packLocales('locales' in value ? value.locales : undefined, 'locales');
	unique(locales, 'locales', 'language');
	return locales;
}

function checkCase(entry: Case, path: string, locales: readonly string[]) {
	if (entry.authority.lines === null && entry.route === 'post')
		refuse(`${path}.route`, 'a case without an address goes by bundle or embassy');
	unique(namesOf(entry.templates, 'id'), `${path}.templates`, 'id');
	entry.templates.forEach((each, index) => {
		if (!locales.includes(each.locale)) refuse(`${path}.templates[${index}].locale`, "is not one of the pack's languages");
	});
	for (const locale of locales)
		for (const kind of kinds)
			if (!entry.templates.some((each) => each.kind === kind && each.locale === locale))
				refuse(`${path}.templates`, `no ${kind} template in ${locale}`);
}

const namesOf = <K extends string>(entries: Record<K, string | number>[], key: K) => entries.map((entry) => String(entry[key]));

function unique(values: string[], path: string, noun: string) {
	const seen = new Set<string>();
	for (const value of values) {
		if (seen.has(value)) refuse(path, `two have the ${noun} ${value}`);
		seen.add(value);
	}
}

/** Parses a pack's exact JSON text as it was written, at most 2 MiB. Its digest is checked by who fetched it. */
export const parsePack = (json: unknown): Parsed<Pack> => parseText(packField(shape), json);
/** Parses a pack that a device fetched, after its digest matched the signed one. Fields of a later version are ignored. */
export const parseFetchedPack = (json: unknown): Parsed<Pack> => parseText(packField(openShape), json);

const parseText = (field: Decode<Pack>, json: unknown): Parsed<Pack> =>
	typeof json === 'string' ? parseJsonWith(field, json, largestPackBytes) : { kind: 'malformed', problem: 'must be text' };

/** The text in `locale`, else in the same base language, else in the pack's first. */
export function inLocale<T>(texts: Record<string, T>, locale: string): T {
	const base = locale.split('-')[0] ?? locale;
	const found = texts[locale] ?? texts[base] ?? Object.values(texts)[0];
	if (found === undefined) throw new Error('a text without any language passed the parser');
	return found;
}

/** The case with this id; `undefined` when the pack has none, as after the pack of an event was changed. */
export const findCase = (pack: Pack, caseId: string) => pack.cases.find((entry) => entry.id === caseId);

/** The template of this kind in the first of these languages that the pack has, else in the pack's first. */
export function templateFor(entry: Case, kind: (typeof kinds)[number], ...locales: string[]): Template {
	const ofKind = entry.templates.filter((each) => each.kind === kind);
	const found = locales.map((locale) => ofKind.find((each) => each.locale === locale)).find(Boolean) ?? ofKind[0];
	if (!found) throw new Error(`case ${entry.id} without a ${kind} template passed the parser`);
	return found;
}

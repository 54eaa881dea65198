/** The small forms that stand in packs of every version, and what checks them against each other. */
import { localeField } from '../decode/fields.ts';
import { list, mapOf, orNull, refuse, shape, text, type Decode } from '../decode/parse.ts';

/** `shape` for who writes a pack, `openShape` for a device that fetched one. */
export type ObjectOf = typeof shape;

export const webAddress = text({ max: 500, pattern: /^https?:\/\/[^\s"'<>]+$/, as: 'a web address' });
/** A year, a month or a day. */
export const dateField = text({ max: 10, pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/, as: 'a year, month or day' });
export const countryCodeField = text({ max: 2, pattern: /^[A-Z]{2}$/, as: 'a country code such as MX' });
export const colourField = text({ max: 7, pattern: /^#[0-9a-f]{6}$/, as: 'a colour such as #7a1546' });
export const packLocales = list(localeField, { min: 1, max: 20, noun: 'languages' });
/** An address as it was published, or null where there is none. */
export const publishedLines = orNull(list(text({ max: 120 }), { min: 1, max: 8, noun: 'lines' }));

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

/** One text per language, up to `max` characters. */
export type Words = (max: number) => Decode<Record<string, string>>;
/** A list of texts per language. */
type WordLists = (max: number, bounds: { most: number; noun: string }) => Decode<Record<string, string[]>>;

export const wordsIn =
	(locales: readonly string[]): Words =>
	(max) =>
		perLocale(text({ max }), locales);

export const listsIn =
	(locales: readonly string[]): WordLists =>
	(max, { most, noun }) =>
		perLocale(list(text({ max }), { min: 1, max: most, noun }), locales);

export const namesOf = <K extends string>(entries: Record<K, string | number>[], key: K) =>
	entries.map((entry) => String(entry[key]));

export function unique(values: string[], path: string, noun: string) {
	const seen = new Set<string>();
	for (const value of values) {
		if (seen.has(value)) refuse(path, `two have the ${noun} ${value}`);
		seen.add(value);
	}
}

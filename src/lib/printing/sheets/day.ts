/** A calendar day in words, in the language of the letter. */

/** "10 December 2026"; `2026-12-10` itself where the language's way of writing days is not known here. Gregorian everywhere. */
export function dayInWords(day: string, locale: string): string {
	const key = `${locale} ${day}`;
	let words = known.get(key);
	if (words === undefined) known.set(key, (words = formatFor(locale)?.format(new Date(`${day}T00:00:00Z`)) ?? day));
	return words;
}

/** A marathon has few days, and a thousand letters of each. */
const known = new Map<string, string>();

/** One day, or "10 December 2026 – 12 December 2026". */
export function daysInWords(from: string, to: string, locale: string): string {
	return from === to ? dayInWords(from, locale) : `${dayInWords(from, locale)} – ${dayInWords(to, locale)}`;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatFor(locale: string): Intl.DateTimeFormat | undefined {
	if (!formats.has(locale)) formats.set(locale, newFormat(locale));
	return formats.get(locale);
}

/** English without a country would be American here, where the month comes first. */
const regions: Readonly<Record<string, string>> = { en: 'en-GB' };

/** A language that this runtime does not know would silently become its own. */
function newFormat(locale: string): Intl.DateTimeFormat | undefined {
	if (Intl.DateTimeFormat.supportedLocalesOf([locale]).length === 0) return undefined;
	return new Intl.DateTimeFormat(regions[locale] ?? locale, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
		calendar: 'gregory'
	});
}

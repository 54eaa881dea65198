/** A calendar day in the words of a language: "10 December 2026"; English without a country in the order most of the world writes. */
const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** The day itself where this browser does not know the language, since it would silently take its own. */
export function dayInWords(day: string, locale: string): string {
	const moment = new Date(`${day}T00:00:00Z`);
	if (Number.isNaN(moment.getTime())) return day;
	if (!formats.has(locale)) formats.set(locale, newFormat(locale));
	return formats.get(locale)?.format(moment) ?? day;
}

function newFormat(locale: string): Intl.DateTimeFormat | undefined {
	if (Intl.DateTimeFormat.supportedLocalesOf([locale]).length === 0) return undefined;
	return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
		calendar: 'gregory'
	});
}

/** The days of an event as a poster says them: without a year, and the weekday on a line of its own. */

const lookOf = { timeZone: 'UTC', calendar: 'gregory' } as const;

/** "Thursday" and "10 December"; of several days "Thursday–Saturday" and "10–12 December". Empty for a day that is none. */
export function dayLines(first: string, last: string, locale: string): string[] {
	const [from, to] = [Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`)];
	if (Number.isNaN(from) || Number.isNaN(to)) return [];
	const tag = locale === 'en' ? 'en-GB' : locale;
	const day = new Intl.DateTimeFormat(tag, { ...lookOf, day: 'numeric', month: 'long' });
	const weekday = new Intl.DateTimeFormat(tag, { ...lookOf, weekday: 'long' });
	if (first === last) return [capital(weekday.format(from), locale), day.format(from)];
	const days = [weekday.format(from), weekday.format(to)].map((each) => capital(each, locale));
	return [`${days[0]}–${days[1]}`, day.formatRange(from, to).replace(/(\p{Nd}+)\s*–\s*(\p{Nd}+)(?=\.?\s\p{L})/u, '$1–$2')];
}

/** A weekday that begins a line is written like the beginning of a sentence. */
const capital = (word: string, locale: string) => word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);

/** "14:00–20:00", or what there is of it. */
export const hoursInWords = (from: string, to: string) => [from, to].filter((hour) => hour !== '').join('–');

/**
 * Days and times in the words of a language, for screens and for paper. Days are Gregorian everywhere. English without a country is
 * that of most of the world: the day stands before the month.
 */

/**
 * Gives a date in words, as exact as it was written: "10 December 2026" for `2026-12-10`, "July 2023" for `2023-07`, "2023" for
 * `2023`. It gives the text back unchanged when the text is no date, or when this runtime does not know the language.
 */
export function dayInWords(date: string, locale: string): string {
	const key = `${locale} ${date}`;
	let words = known.get(key);
	if (words === undefined) known.set(key, (words = newDayInWords(date, locale)));
	return words;
}

/** An event has few days, and a thousand letters may show the same day. */
const known = new Map<string, string>();

function newDayInWords(date: string, locale: string): string {
	const [, month, day] = date.split('-');
	const exactness = day ? 'day' : month ? 'month' : 'year';
	const atMs = startOf(date);
	return Number.isNaN(atMs) ? date : (formatFor(locale, exactness)?.format(atMs) ?? date);
}

/** Gives the days of an event: one day, or "10–12 December 2026". The result is empty when `first` or `last` is empty. */
export function daysInWords(first: string, last: string, locale: string): string {
	if (!first || !last) return '';
	if (first === last) return dayInWords(first, locale);
	const words = formatFor(locale, 'day')?.formatRange(startOf(first), startOf(last)) ?? `${first} – ${last}`;
	return words.replace(betweenFigures, '$1–$2');
}

/** Some runtimes set spaces around the dash of “10–12 December”. English and its neighbours set none between two figures. */
const betweenFigures = /^(\p{Nd}+)\s*–\s*(\p{Nd}+)(?=\.?\s\p{L})/u;

/** Gives a day short enough for a postmark: "10 DEC". */
export function postmarkDay(day: string, locale: string): string {
	const words = formatFor(locale, 'postmark')?.format(startOf(day)) ?? day;
	return words.replace(/\./g, '').toLocaleUpperCase(locale);
}

/** "16:40", by this device's clock and time zone. */
export const timeInWords = (atMs: number, locale: string): string => formatOr(locale, 'time').format(atMs);

/** "10 December 16:40", by this device's clock and time zone. */
export const momentInWords = (atMs: number, locale: string): string =>
	`${formatOr(locale, 'date').format(atMs)} ${timeInWords(atMs, locale)}`;

/** Gives a moment for a narrow place: only the time on the day of `nowMs`, and "9 Dec, 14:32" on another day. */
export function shortMoment(atMs: number, nowMs: number, locale: string): string {
	const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
	return isToday ? timeInWords(atMs, locale) : `${formatOr(locale, 'short-date').format(atMs)}, ${timeInWords(atMs, locale)}`;
}

const startOf = (date: string) => {
	const [year = '', month = '01', day = '01'] = date.split('-');
	return Date.parse(`${year}-${month}-${day}T00:00:00Z`);
};

/** A calendar day has no time zone, so UTC is used. A moment is shown in the device's time zone. */
const calendarDay = { year: 'numeric', timeZone: 'UTC', calendar: 'gregory' } as const;
const looks = {
	year: calendarDay,
	month: { ...calendarDay, month: 'long' },
	day: { ...calendarDay, month: 'long', day: 'numeric' },
	postmark: { timeZone: 'UTC', calendar: 'gregory', month: 'short', day: 'numeric' },
	time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	date: { calendar: 'gregory', month: 'long', day: 'numeric' },
	'short-date': { calendar: 'gregory', month: 'short', day: 'numeric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type Look = keyof typeof looks;

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Gives `undefined` for a language that this runtime does not know. Otherwise the runtime would silently use its own language. */
function formatFor(locale: string, look: Look): Intl.DateTimeFormat | undefined {
	const key = `${locale} ${look}`;
	if (!formats.has(key)) formats.set(key, isKnown(locale) ? newFormat(locale, look) : undefined);
	return formats.get(key);
}

/** Falls back to English, because a time is written in figures in any language. */
const formatOr = (locale: string, look: Look) => formatFor(locale, look) ?? newFormat('en', look);

const newFormat = (locale: string, look: Look) => new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, looks[look]);

function isKnown(locale: string): boolean {
	try {
		return Intl.DateTimeFormat.supportedLocalesOf([locale]).length > 0;
	} catch {
		return false;
	}
}

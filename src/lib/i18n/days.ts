/** Days and times as the reader's language writes them. */

/** English here is the English of most of the world: the day stands before the month. */
const tagOf = (locale: string) => (locale === 'en' ? 'en-GB' : locale);

/** A pack's date, exact to the year, the month or the day (`2023`, `2023-07`, `2023-07-03`), no more exact than it is. */
export function spokenDate(date: string, locale: string): string {
	const [year = '', month, day] = date.split('-');
	const moment = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
	const exactness: Intl.DateTimeFormatOptions = {
		month: month ? 'long' : undefined,
		day: day ? 'numeric' : undefined
	};
	return new Intl.DateTimeFormat(tagOf(locale), { year: 'numeric', ...exactness, timeZone: 'UTC' }).format(moment);
}

/** A calendar day short enough for a postmark: "10 DEC". */
export function postmarkDay(date: string, locale: string): string {
	const moment = new Date(`${date}T00:00:00Z`);
	const format = new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'short', timeZone: 'UTC' });
	return format.format(moment).replace(/\./g, '').toLocaleUpperCase(locale);
}

/** The time of a moment on this device's clock: "14:32"; with its day in front when that is not today's. */
export function clockTime(atMs: number, nowMs: number, locale: string): string {
	const time = new Intl.DateTimeFormat(tagOf(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	const day = new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'short' });
	const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
	return isToday ? time.format(atMs) : `${day.format(atMs)}, ${time.format(atMs)}`;
}

/** The days of an event: one day, or from the first to the last. */
export function spokenDays(first: string, last: string, locale: string): string {
	const format = new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
	const [from, to] = [new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`)];
	return first === last ? format.format(from) : format.formatRange(from, to);
}

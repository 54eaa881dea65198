/** The event as a file for calendars (RFC 5545): one entry, in the event's own time zone. */

export interface CalendarEntry {
	/** Stays the same when the file is made again, so that a calendar replaces the entry. */
	uid: string;
	/** Grows with each change of the event. */
	sequence: number;
	title: string;
	place: string;
	about: string;
	url: string;
	/** `YYYY-MM-DD`, in `timeZone`. */
	startsOn: string;
	endsOn: string;
	/** "14:00". An entry without hours takes whole days. */
	from: string;
	to: string;
	timeZone: string;
	/** When the file was made. */
	madeAtMs: number;
}

/** The text of an `.ics` file. Moments stand in universal time: then a calendar needs no rules of any time zone. */
export function calendarFile(entries: readonly CalendarEntry[]): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Writing Table//Outreach//EN',
		'CALSCALE:GREGORIAN',
		...entries.flatMap(entryLines),
		'END:VCALENDAR'
	];
	return lines.flatMap(folded).join('\r\n') + '\r\n';
}

function entryLines(entry: CalendarEntry): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${escaped(entry.uid)}`,
		`DTSTAMP:${utc(entry.madeAtMs)}`,
		`SEQUENCE:${entry.sequence}`,
		...spanLines(entry),
		`SUMMARY:${escaped(entry.title)}`,
		...(entry.place === '' ? [] : [`LOCATION:${escaped(entry.place)}`]),
		...(entry.about === '' ? [] : [`DESCRIPTION:${escaped(entry.about)}`]),
		`URL:${entry.url}`,
		'END:VEVENT'
	];
}

/** An event of several days that opens every day is entered once for each: nobody comes at night. */
function spanLines({ startsOn, endsOn, from, to, timeZone }: CalendarEntry): string[] {
	if (from === '') return [`DTSTART;VALUE=DATE:${plain(startsOn)}`, `DTEND;VALUE=DATE:${plain(dayAfter(endsOn))}`];
	const startMs = momentIn(startsOn, from, timeZone);
	const closes = to === '' ? undefined : momentIn(to > from ? startsOn : dayAfter(startsOn), to, timeZone);
	const days = Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / dayMs) + 1;
	return [
		`DTSTART:${utc(startMs)}`,
		...(closes === undefined ? [] : [`DTEND:${utc(closes)}`]),
		...laterDays(startMs, { startsOn, from, timeZone }, days)
	];
}

/** Where clocks change between two days, the same hour is not a day later, and each day is named. */
function laterDays(
	startMs: number,
	{ startsOn, from, timeZone }: Pick<CalendarEntry, 'startsOn' | 'from' | 'timeZone'>,
	days: number
): string[] {
	const later: number[] = [];
	for (let day = dayAfter(startsOn); later.length < days - 1; day = dayAfter(day)) later.push(momentIn(day, from, timeZone));
	if (later.length === 0) return [];
	const isSteady = later.every((ms, index) => ms - startMs === (index + 1) * dayMs);
	return [isSteady ? `RRULE:FREQ=DAILY;COUNT=${days}` : `RDATE:${later.map(utc).join(',')}`];
}

const dayMs = 86_400_000;
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
const plain = (day: string) => day.replaceAll('-', '');
const utc = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** The moment at which clocks in the time zone show this. An hour that clocks skip counts from before the change. */
export function momentIn(day: string, hour: string, timeZone: string): number {
	const asUtc = Date.parse(`${day}T${hour}:00Z`);
	const guess = asUtc - offsetMs(asUtc, timeZone);
	return asUtc - offsetMs(guess, timeZone);
}

/** How far clocks in the time zone are ahead of universal time. A zone that nobody knows here counts as that. */
function offsetMs(atMs: number, timeZone: string): number {
	let parts: Intl.DateTimeFormatPart[];
	try {
		parts = new Intl.DateTimeFormat('en-GB', { ...shown, timeZone }).formatToParts(atMs);
	} catch {
		return 0;
	}
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
	return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - atMs;
}

const shown = {
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
	hourCycle: 'h23',
	calendar: 'gregory'
} as const;

const escaped = (text: string) =>
	text
		.replace(/\\/g, '\\\\')
		.replace(/[;,]/g, '\\$&')
		.replace(/\r\n|\r|\n/g, '\\n');

const mostBytes = 75;

/** A line is at most 75 bytes; the next begins with a space. No letter is divided. */
function folded(line: string): string[] {
	const encoder = new TextEncoder();
	const lines: string[] = [];
	let [current, bytes] = ['', 0];
	for (const sign of line) {
		const size = encoder.encode(sign).length;
		if (bytes + size > mostBytes) {
			lines.push(current);
			[current, bytes] = [' ', 1];
		}
		current += sign;
		bytes += size;
	}
	return [...lines, current];
}

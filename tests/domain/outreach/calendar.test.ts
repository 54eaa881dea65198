import { describe, expect, test } from 'vitest';
import { calendarFile, momentIn, type CalendarEntry } from '#lib/domain/outreach/calendar.ts';

const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
	...{ uid: 'event-1@northaven.example', sequence: 4, title: 'Northaven writes', place: 'Great Hall, 3 Harbour Street' },
	...{ about: 'Free.\nCome any time; stay, or go.', url: 'https://northaven.example/join#N7F4QK' },
	...{ startsOn: '2026-12-10', endsOn: '2026-12-10', from: '14:00', to: '20:00', timeZone: 'Europe/Amsterdam' },
	madeAtMs: Date.parse('2026-11-26T09:08:07Z'),
	...change
});

/** Reads a file as RFC 5545 says: unfolded, and each property by its name. It refuses what the grammar refuses. */
function read(file: string): Map<string, string> {
	expect(file.endsWith('\r\n')).toBe(true);
	const physical = file.slice(0, -2).split('\r\n');
	for (const line of physical) {
		expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
		expect(line).not.toMatch(/[\r\n]/);
	}
	const lines = physical
		.join('\r\n')
		.replace(/\r\n[ \t]/g, '')
		.split('\r\n');
	for (const line of lines) expect(line).toMatch(/^[A-Z-]+(;[A-Z-]+=[^:;]+)*:/);
	expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
	expect(lines.at(-1)).toBe('END:VCALENDAR');
	return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

const unescaped = (text = '') => text.replace(/\\n/g, '\n').replace(/\\([,;\\])/g, '$1');

describe('calendarFile', () => {
	test('says when and where in universal time, in winter and in summer', () => {
		const winter = read(calendarFile([entry()]));
		expect(winter.get('DTSTART')).toBe('20261210T130000Z');
		expect(winter.get('DTEND')).toBe('20261210T190000Z');
		expect(winter.get('DTSTAMP')).toBe('20261126T090807Z');
		expect(winter.get('SEQUENCE')).toBe('4');
		const summer = read(calendarFile([entry({ startsOn: '2026-07-01', endsOn: '2026-07-01' })]));
		expect(summer.get('DTSTART')).toBe('20260701T120000Z');
	});
	test('gives back commas, semicolons, backslashes and line ends as they were', () => {
		const file = read(calendarFile([entry({ title: 'A; B, C\\D' })]));
		expect(unescaped(file.get('SUMMARY'))).toBe('A; B, C\\D');
		expect(unescaped(file.get('DESCRIPTION'))).toBe('Free.\nCome any time; stay, or go.');
		expect(file.get('DESCRIPTION')).not.toContain('\n');
	});
	test('folds names of 80 signs in Arabic, Han and emoji without dividing a letter', () => {
		for (const name of ['ليلة الرسائل '.repeat(7), '写信之夜'.repeat(20), '✉️🕊️'.repeat(40)]) {
			expect(unescaped(read(calendarFile([entry({ title: name })])).get('SUMMARY'))).toBe(name);
		}
	});
	test('takes whole days when nobody has said an hour, the last day included', () => {
		const file = read(calendarFile([entry({ from: '', to: '', endsOn: '2026-12-12' })]));
		expect(file.get('DTSTART;VALUE=DATE')).toBe('20261210');
		expect(file.get('DTEND;VALUE=DATE')).toBe('20261213');
	});
	test('opens at the same hour on every day, also when clocks change between them', () => {
		const file = read(calendarFile([entry({ startsOn: '2027-03-27', endsOn: '2027-03-29' })]));
		expect(file.get('DTSTART')).toBe('20270327T130000Z');
		expect([file.get('RDATE'), file.get('RRULE')]).toEqual(['20270328T120000Z,20270329T120000Z', undefined]);
	});
	test('opens every day of several, ends after midnight, and leaves an end out that nobody said', () => {
		const days = read(calendarFile([entry({ endsOn: '2026-12-12' })]));
		expect(days.get('RRULE')).toBe('FREQ=DAILY;COUNT=3');
		expect(days.get('DTEND')).toBe('20261210T190000Z');
		expect(read(calendarFile([entry({ from: '20:00', to: '01:00' })])).get('DTEND')).toBe('20261211T000000Z');
		expect(read(calendarFile([entry({ to: '' })])).has('DTEND')).toBe(false);
	});
});

test('momentIn follows the clocks on the day they change, and takes a zone that nobody knows for universal time', () => {
	const at = (day: string, hour: string, zone: string) => new Date(momentIn(day, hour, zone)).toISOString();
	expect(at('2026-03-29', '01:30', 'Europe/Amsterdam')).toBe('2026-03-29T00:30:00.000Z');
	expect(at('2026-03-29', '12:00', 'Europe/Amsterdam')).toBe('2026-03-29T10:00:00.000Z');
	expect(at('2026-12-10', '14:00', 'America/Los_Angeles')).toBe('2026-12-10T22:00:00.000Z');
	expect(at('2026-12-10', '14:00', 'Asia/Kolkata')).toBe('2026-12-10T08:30:00.000Z');
	expect(at('2026-12-10', '14:00', 'Nowhere/Land')).toBe('2026-12-10T14:00:00.000Z');
});

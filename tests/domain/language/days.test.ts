import { expect, test } from 'vitest';
import { dayInWords, daysInWords, momentInWords, postmarkDay, shortMoment, timeInWords } from '#lib/domain/language/days.ts';

test('dayInWords writes a day as the language does, in the Gregorian calendar', () => {
	expect(dayInWords('2026-12-10', 'en')).toBe('10 December 2026');
	expect(dayInWords('2026-12-10', 'nl')).toBe('10 december 2026');
	expect(dayInWords('2026-12-10', 'pl')).toBe('10 grudnia 2026');
	expect(dayInWords('2026-12-10', 'uk')).toContain('10 грудня 2026');
	expect(dayInWords('2026-12-10', 'fa')).toContain('۲۰۲۶');
});

test('dayInWords is as exact as the date it is given', () => {
	expect(['2023', '2023-07', '2023-07-03'].map((date) => dayInWords(date, 'en'))).toEqual(['2023', 'July 2023', '3 July 2023']);
	expect(dayInWords('2023-07', 'nl')).toBe('juli 2023');
});

test.each([
	['2026-12-10', 'xzq'],
	['2026-12-10', 'not a tag'],
	['2026-13-45', 'en'],
	['', 'en']
])('dayInWords keeps what it cannot say: "%s" in "%s"', (date, locale) => {
	expect(dayInWords(date, locale)).toBe(date);
});

test('daysInWords says one day, and one month, once', () => {
	expect(daysInWords('2026-12-10', '2026-12-10', 'nl')).toBe('10 december 2026');
	expect(daysInWords('2026-12-10', '2026-12-12', 'en')).toBe('10–12 December 2026');
	expect(daysInWords('2026-11-30', '2026-12-02', 'en')).toMatch(/^30 November\s–\s2 December 2026$/);
	expect(daysInWords('2026-12-10', '2026-12-12', 'nl')).toBe('10–12 december 2026');
	expect(daysInWords('2026-12-30', '2027-01-02', 'nl')).toMatch(/^30 december 2026\s–\s2 januari 2027$/);
});

test('daysInWords keeps the figures when it does not know the language, and is empty without a day', () => {
	expect(daysInWords('2026-12-10', '2026-12-11', 'xzq')).toBe('2026-12-10 – 2026-12-11');
	expect(daysInWords('2026-12-10', '', 'en')).toBe('');
});

test('postmarkDay fits on a postmark', () => {
	expect(postmarkDay('2026-12-10', 'en')).toBe('10 DEC');
	expect(postmarkDay('2026-12-10', 'nl')).toBe('10 DEC');
});

test('timeInWords and momentInWords count the hours to twenty-four', () => {
	const midnight = new Date(2026, 11, 10, 0, 5).getTime();
	expect(timeInWords(midnight, 'en')).toBe('00:05');
	expect(timeInWords(new Date(2026, 11, 10, 16, 40).getTime(), 'nl')).toBe('16:40');
	expect(momentInWords(midnight, 'en')).toBe('10 December 00:05');
	expect(momentInWords(midnight, 'nl')).toBe('10 december 00:05');
});

test('shortMoment names the day only when it is another', () => {
	const nowMs = new Date(2026, 11, 10, 15, 0).getTime();
	expect(shortMoment(new Date(2026, 11, 10, 14, 32).getTime(), nowMs, 'en')).toBe('14:32');
	expect(shortMoment(new Date(2026, 11, 9, 14, 32).getTime(), nowMs, 'en')).toBe('9 Dec, 14:32');
});

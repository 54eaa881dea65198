import { expect, test } from 'vitest';
import { clockTime, postmarkDay, spokenDate, spokenDays } from '#lib/i18n/days.ts';

test('spokenDate is as exact as the date it is given', () => {
	expect(['2023', '2023-07', '2023-07-03'].map((date) => spokenDate(date, 'en'))).toEqual(['2023', 'July 2023', '3 July 2023']);
	expect(spokenDate('2023-07-03', 'nl')).toBe('3 juli 2023');
});

test('spokenDays says one day once', () => {
	expect(spokenDays('2026-12-10', '2026-12-10', 'en')).toBe('10 December 2026');
	expect(spokenDays('2026-12-10', '2026-12-12', 'nl')).toMatch(/^10.+12 december 2026$/);
});

test('postmarkDay fits on a postmark', () => {
	expect(postmarkDay('2026-12-10', 'en')).toBe('10 DEC');
	expect(postmarkDay('2026-12-10', 'nl')).toBe('10 DEC');
});

test('clockTime names the day only when it is another', () => {
	const nowMs = new Date(2026, 11, 10, 15, 0).getTime();
	expect(clockTime(new Date(2026, 11, 10, 14, 32).getTime(), nowMs, 'en')).toBe('14:32');
	expect(clockTime(new Date(2026, 11, 9, 14, 32).getTime(), nowMs, 'en')).toBe('9 Dec, 14:32');
});

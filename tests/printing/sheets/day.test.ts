import { expect, test } from 'vitest';
import { dayInWords, daysInWords } from '../../../src/lib/printing/sheets/day.ts';

test('dayInWords writes a day as the language does, in the Gregorian calendar', () => {
	expect(dayInWords('2026-12-10', 'en')).toBe('10 December 2026');
	expect(dayInWords('2026-12-10', 'nl')).toBe('10 december 2026');
	expect(dayInWords('2026-12-10', 'pl')).toBe('10 grudnia 2026');
	expect(dayInWords('2026-12-10', 'uk')).toContain('10 грудня 2026');
});
test('dayInWords keeps the figures when it does not know the language', () => {
	expect(dayInWords('2026-12-10', 'xzq')).toBe('2026-12-10');
});
test('daysInWords says one day once', () => {
	expect(daysInWords('2026-12-10', '2026-12-10', 'nl')).toBe('10 december 2026');
	expect(daysInWords('2026-12-10', '2026-12-11', 'nl')).toBe('10 december 2026 – 11 december 2026');
});

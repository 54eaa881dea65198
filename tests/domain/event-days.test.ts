import { expect, test } from 'vitest';
import { isRefused, oddDays } from '#lib/domain/event-days.ts';

const today = '2026-11-28';

test('oddDays refuses an event in 2019, and one that ends before it begins', () => {
	expect(oddDays('2019-12-10', '2019-12-10', today)).toBe('over');
	expect(oddDays('2026-11-20', '2026-11-27', today)).toBe('over');
	expect(oddDays('2026-12-10', '2026-12-09', today)).toBe('order');
	expect([isRefused('over'), isRefused('order'), isRefused('far'), isRefused(undefined)]).toEqual([true, true, false, false]);
});

test('oddDays asks about a year that was rather mistyped', () => {
	expect(oddDays('2019-12-10', '2026-12-10', today)).toBe('long-ago');
	expect(oddDays('2062-12-10', '2062-12-10', today)).toBe('far');
});

test('oddDays says nothing of today, next year, or a field that is still empty', () => {
	expect(oddDays(today, today, today)).toBeUndefined();
	expect(oddDays('2027-12-10', '2027-12-11', today)).toBeUndefined();
	expect(oddDays('', '2019-12-10', today)).toBeUndefined();
});

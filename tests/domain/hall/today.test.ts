import { expect, test } from 'vitest';
import { todayIn } from '#lib/domain/hall/today.ts';

const lateEvening = Date.UTC(2026, 11, 10, 23, 30);

test('todayIn gives the day of the place', () => {
	expect(todayIn('Europe/Amsterdam', lateEvening)).toBe('2026-12-11');
	expect(todayIn('America/Lima', lateEvening)).toBe('2026-12-10');
});

test('todayIn falls back to UTC for a zone it does not know', () => {
	expect(todayIn('Mars/Olympus', lateEvening)).toBe('2026-12-10');
});

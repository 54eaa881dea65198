import { expect, test } from 'vitest';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { isOverdue, overdueMs, statusOf } from '#lib/outbox/status.ts';
import { TryingTime } from '#lib/outbox/sending/trying-time.ts';
import { anEntry } from '../support/entries.ts';

test('statusOf counts from the stored rows alone', () => {
	const entries = [
		anEntry(),
		anEntry({ tryingMs: overdueMs, kind: 'card' }),
		anEntry({ state: 'delivered', caseId: 'other-case' }),
		anEntry({ state: 'let-go' }),
		anEntry({ state: 'set-aside', reason: 'conflict' })
	];
	expect(statusOf(entries)).toEqual({
		safeHere: 2,
		delivered: 2,
		setAside: 1,
		overdue: 1,
		cases: { 'wendy-galarza': { letters: 3, cards: 1 }, 'other-case': { letters: 1, cards: 0 } }
	});
	expect(statusOf([])).toEqual({ safeHere: 0, delivered: 0, setAside: 0, overdue: 0, cases: {} });
});

test('statusOf counts an entry in a state that a newer app gave it with those that need a person', () => {
	const later = anEntry({ state: 'held' as OutboxEntry['state'] });
	expect(statusOf([later])).toMatchObject({ safeHere: 0, delivered: 0, setAside: 1 });
});

test('isOverdue only for what still waits (I9)', () => {
	expect(isOverdue(anEntry({ tryingMs: overdueMs, state: 'delivered' }))).toBe(false);
	expect(isOverdue(anEntry({ tryingMs: overdueMs - 1 }))).toBe(false);
});

test('TryingTime grows only while online', () => {
	const trying = new TryingTime();
	const entry = anEntry({ tryingMs: 5_000 });
	expect(trying.measure([entry], 1_000, true).get(entry.id)).toBe(5_000);
	expect(trying.measure([entry], 61_000, true).get(entry.id)).toBe(65_000);
	expect(trying.measure([entry], 999_000, false).get(entry.id)).toBe(65_000);
	expect(trying.measure([entry], 1_000_000, true).get(entry.id)).toBe(66_000);
});

test('TryingTime of a later entry starts with it', () => {
	const trying = new TryingTime();
	trying.measure([], 0, true);
	trying.measure([], 500_000, true);
	const entry = anEntry();
	expect(trying.measure([entry], 500_000, true).get(entry.id)).toBe(0);
});

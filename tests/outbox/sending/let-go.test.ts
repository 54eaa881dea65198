import { expect, test } from 'vitest';
import { heldDays, keptAfterReceiptMs, ripeBy } from '#lib/outbox/sending/let-go.ts';
import { anEntry } from '../../support/entries.ts';

const receivedAt = '2026-12-10T12:00:00.000Z';
const later = (ms: number) => new Date(Date.parse(receivedAt) + ms).toISOString();
const week = Array.from({ length: heldDays }, (_, day) => `2026-12-${10 + day}`);
const entry = anEntry({ state: 'delivered', receivedAt });
const holding = (serverTime: string, collected?: true) => ({
	held: [{ id: entry.id, ...(collected && { collected }) }],
	received: 1,
	serverTime
});

test('ripeBy lets go of what the server holds and an organiser has', () => {
	expect(ripeBy(holding(receivedAt, true), [entry])).toEqual([entry.id]);
});

test('ripeBy keeps what the server does not name in this answer, however old it is (I7)', () => {
	const old = { ...entry, heldOn: week };
	expect(ripeBy({ held: [], received: 0, serverTime: later(100 * keptAfterReceiptMs) }, [old])).toEqual([]);
});

test('ripeBy keeps on the word of one clock: seven days by the server and seven on which it said so (I7)', () => {
	const ripe = { ...entry, heldOn: week };
	expect(ripeBy(holding(later(10 * keptAfterReceiptMs)), [entry])).toEqual([]);
	expect(ripeBy(holding(later(10 * keptAfterReceiptMs)), [{ ...entry, heldOn: week.slice(1) }])).toEqual([]);
	expect(ripeBy(holding(later(keptAfterReceiptMs - 1)), [ripe])).toEqual([]);
	expect(ripeBy(holding(later(keptAfterReceiptMs)), [ripe])).toEqual([entry.id]);
});

test('ripeBy never lets go without a receipt, nor of what waits or was set aside (I7)', () => {
	const others = (['waiting', 'set-aside'] as const).map((state) => ({ ...entry, state }));
	expect(ripeBy(holding(receivedAt, true), [...others, { ...entry, receivedAt: undefined }])).toEqual([]);
});

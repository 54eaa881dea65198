import { expect, test } from 'vitest';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { batchBounds } from '#lib/domain/wire/wire.ts';
import type { EntryMark } from '#lib/device/outbox-entries.ts';
import type { Judgement } from '#lib/outbox/sending/judge.ts';
import { lineAfter } from '#lib/outbox/sending/line.ts';
import { next, progressOf, toBegin, type Sending } from '#lib/outbox/sending/sending.ts';
import { anEntry } from '../../support/entries.ts';

const waiting = (count: number) =>
	Array.from({ length: count }, (_, at) => anEntry({ id: `item-${at}`, seq: at + 1, sizeBytes: 200 }));
const delivered = (batch: OutboxEntry[]): EntryMark[] =>
	batch.map(({ id }) => ({ kind: 'delivered', id, receivedAt: serverTime }));
const serverTime = '2026-12-10T12:00:00.000Z';
const wentWell = (batch: OutboxEntry[]): Judgement => ({ marks: delivered(batch), state: { kind: 'sending' }, serverTime });
const fast = lineAfter(500_000, 100);
const begin = (count: number) => next(toBegin(fast), { kind: 'listed', waiting: waiting(count) });
const sent = ({ todo }: Sending) => (todo.kind === 'send' ? todo : undefined)!;
const judged = (sending: Sending, judgement: Judgement) =>
	next(sending, { kind: 'judged', judgement, sent: { bytes: 500_000, tookMs: 100 } });

test('next ends idle when nothing waits', () => {
	expect(next(toBegin(), { kind: 'listed', waiting: [] }).todo).toEqual({ kind: 'end', state: { kind: 'idle' } });
});

test('next sends the rest batch by batch, and names what to write down and to make ready meanwhile', () => {
	const first = begin(2 * batchBounds.items + 1);
	expect(sent(first)).toMatchObject({ before: undefined, batch: { length: batchBounds.items } });
	const second = judged(first, wentWell(sent(first).batch));
	expect(sent(second).batch).toEqual(sent(first).following);
	expect(sent(second).before?.marks).toEqual(delivered(sent(first).batch));
	const third = judged(second, wentWell(sent(second).batch));
	expect(sent(third)).toMatchObject({ batch: [{ seq: 2 * batchBounds.items + 1 }], following: [] });
	const last = judged(third, wentWell(sent(third).batch));
	expect(last.todo).toMatchObject({ kind: 'note', what: { marks: [{ id: sent(third).batch[0]?.id }] } });
});

test('next looks again for what was handed in meanwhile once the rest has gone', () => {
	const only = begin(3);
	const noting = judged(only, wentWell(sent(only).batch));
	expect(next(noting, { kind: 'noted', state: { kind: 'sending' } }).todo).toEqual({ kind: 'list' });
});

test('next sends as much as the line carries, and less after a try without an answer', () => {
	const [first] = [next(toBegin(), { kind: 'listed', waiting: waiting(100) })];
	const slow = next(first, { kind: 'judged', judgement: wentWell(sent(first).batch), sent: { bytes: 16_000, tookMs: 16_000 } });
	expect(sent(slow).batch.length).toBeLessThan(sent(first).batch.length);
	expect(progressOf(slow)).toEqual({ done: sent(first).batch.length, total: 100 });
	const unheard = { marks: [], state: { kind: 'waiting', because: 'unreachable' } } as const;
	const given = next(first, { kind: 'judged', judgement: { ...unheard, marks: [] }, sent: { bytes: 16_000, tookMs: 62_000 } });
	expect(given.line).toEqual({ maxBytes: 4_000 });
});

test('next writes down and ends, with more to send, when an answer stands in the way', () => {
	const first = begin(batchBounds.items + 1);
	const state = { kind: 'waiting', because: 'unreachable' } as const;
	const noting = judged(first, { marks: [], state });
	expect(noting.todo).toMatchObject({ kind: 'note', state });
	expect(next(noting, { kind: 'noted', state }).todo).toEqual({ kind: 'end', state });
});

test('next sends smaller batches of the rest after one that was too large', () => {
	const first = begin(batchBounds.items + 20);
	const second = judged(first, { marks: [], state: { kind: 'sending' }, maxItems: 4 });
	expect([sent(second).batch.length, sent(second).following.length]).toEqual([4, 4]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { batchBounds } from '#lib/domain/wire/wire.ts';
import { longestRetryAfterMs, longestWaitMs, nextBatch, waitMs } from '#lib/outbox/sending/retry.ts';
import { anEntry } from '../../support/entries.ts';

const many = (count: number, change: (at: number) => Partial<OutboxEntry> = () => ({})) =>
	Array.from({ length: count }, (_, at) => anEntry({ seq: at + 1, ...change(at) }));
const seqs = (entries: OutboxEntry[]) => entries.map(({ seq }) => seq);

test('nextBatch takes what waits, the oldest first, and leaves everything else', () => {
	const entries = [
		anEntry({ seq: 4 }),
		anEntry({ seq: 1, state: 'delivered' }),
		anEntry({ seq: 3, state: 'set-aside', reason: 'conflict' }),
		anEntry({ seq: 2 }),
		anEntry({ seq: 5, state: 'let-go' })
	];
	expect(seqs(nextBatch(entries))).toEqual([2, 4]);
	expect(nextBatch([])).toEqual([]);
});

test('nextBatch stays within 200 items and 500 KB of JSON', () => {
	expect(nextBatch(many(250, () => ({ sizeBytes: 500 })))).toHaveLength(200);
	const large = nextBatch(many(10, () => ({ sizeBytes: 130_000 })));
	expect(seqs(large)).toEqual([1, 2]);
	expect(nextBatch(many(3, () => ({ sizeBytes: 270_000 })))).toHaveLength(1);
});

test('nextBatch keeps the items of another device for a batch of their own', () => {
	const entries = many(4, (at) => (at % 2 ? { device: 'other' } : {}));
	expect(seqs(nextBatch(entries))).toEqual([1, 3]);
});

test('nextBatch sends suspected items after the others and in ever smaller batches (I8)', () => {
	const entries = [...many(40, () => ({ suspicion: 4 })), anEntry({ seq: 41 })];
	expect(seqs(nextBatch(entries))).toEqual([41]);
	expect(nextBatch(many(100, () => ({ suspicion: 4 })))).toHaveLength(25);
	expect(nextBatch(many(100, () => ({ suspicion: 40 })))).toHaveLength(1);
});

test('nextBatch of anything waits for nothing: what waits is sent after finitely many batches', () => {
	const entry = fc.record({
		sizeBytes: fc.integer({ min: 1, max: 280_000 }),
		suspicion: fc.integer({ min: 0, max: 30 }),
		device: fc.constantFrom('a', 'b'),
		state: fc.constantFrom<OutboxEntry['state'][]>('waiting', 'delivered', 'set-aside', 'let-go')
	});
	fc.assert(
		fc.property(fc.array(entry, { maxLength: 150 }), fc.integer({ min: 0, max: 100 }), (changes, maxItems) => {
			let left = changes.map((change, at) => anEntry({ ...change, id: String(at), seq: at + 1 }));
			const waiting = left.filter(({ state }) => state === 'waiting').length;
			let sent = 0;
			for (let batch = nextBatch(left, maxItems); batch.length > 0; batch = nextBatch(left, maxItems)) {
				const jsonBytes = batch.reduce((sum, { sizeBytes }) => sum + Math.ceil(sizeBytes / 3) * 4, 0);
				expect(batch.length === 1 || (jsonBytes <= batchBounds.bytes && batch.length <= maxItems)).toBe(true);
				expect(new Set(batch.map(({ device }) => device)).size).toBe(1);
				left = left.filter((each) => !batch.includes(each));
				sent += batch.length;
			}
			expect(sent).toBe(waiting);
		}),
		{ numRuns: 50 }
	);
});

test('waitMs grows with the failures, is spread by jitter and has an end (I10)', () => {
	expect([1, 2, 3, 4, 5, 6, 1_000].map((failures) => waitMs(failures, 1))).toEqual([
		2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000
	]);
	expect(waitMs(3, 0)).toBe(4_000);
	expect(waitMs(1, 0.5, 10_000)).toBe(10_625);
	expect(waitMs(1, 0, 86_400_000)).toBe(longestRetryAfterMs);
});

test('waitMs is never below a second, never above its ends, and never earlier than a capped Retry-After (I10)', () => {
	fc.assert(
		fc.property(fc.integer(), fc.double({ min: -1, max: 2, noNaN: true }), fc.integer(), (failures, jitter, retryAfterMs) => {
			const ms = waitMs(failures, jitter, retryAfterMs);
			expect(ms).toBeGreaterThanOrEqual(Math.max(1_000, Math.min(retryAfterMs, longestRetryAfterMs)));
			expect(ms).toBeLessThanOrEqual(Math.max(longestWaitMs, longestRetryAfterMs * 1.125));
		})
	);
});

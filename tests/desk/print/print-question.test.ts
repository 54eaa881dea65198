import { expect, test } from 'vitest';
import type { Overlap, PrintBatch } from '#lib/domain/print/print-batch.ts';
import { questionFor, type Intent } from '#lib/desk/print/print-question.ts';

const intent = (change: Partial<Intent> = {}): Intent => ({
	what: 'letters',
	itemIds: ['a', 'b', 'c'],
	known: [],
	isWarned: false,
	...change
});
const batch = (id: string) => ({ id, number: 12 }) as PrintBatch;
const overlap = (id: string, ...itemIds: string[]): Overlap => ({ batch: batch(id), itemIds });
const fresh = { kind: 'fresh' } as const;
const stale = { kind: 'stale' } as const;

test('questionFor asks nothing when the others were heard and none of these is in a batch', () => {
	expect(questionFor(intent(), [], fresh)).toBeUndefined();
});

test('questionFor names what others printed since the person looked, each item once', () => {
	const question = questionFor(intent(), [overlap('one', 'a', 'b'), overlap('two', 'b')], fresh);
	expect(question).toEqual({ kind: 'overlap', taken: 2, rest: 1, batches: [batch('one'), batch('two')] });
});

test('questionFor leaves out what stood on the screen before the press', () => {
	expect(questionFor(intent({ known: ['one'] }), [overlap('one', 'a')], fresh)).toBeUndefined();
});

test('questionFor says once that the others could not be asked', () => {
	expect(questionFor(intent(), [], stale)).toEqual({ kind: 'not-asked' });
	expect(questionFor(intent({ isWarned: true }), [], stale)).toBeUndefined();
});

test('questionFor lets labels, envelopes and covers be printed as often as one likes', () => {
	for (const what of ['labels', 'envelopes', 'covers'] as const)
		expect(questionFor(intent({ what }), [overlap('one', 'a')], stale)).toBeUndefined();
});

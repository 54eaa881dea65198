import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deedsOf, mayTakeBack, sayDeedTakenBack } from '#lib/domain/facts/deed.ts';
import type { Fact } from '#lib/domain/facts/fact.ts';
import { mergeReviews } from '#lib/domain/facts/review.ts';
import { sayReleased } from '#lib/domain/facts/say-review.ts';
import { mergeBatches } from '#lib/domain/print/print-batch.ts';
import { sayMade } from '#lib/domain/print/say-batch-fact.ts';
import { aDesk, aHeld, aMade, aMark } from '../../support/facts.ts';
import { anId, aMomentMs } from '../../support/people.ts';

const later = () => ({ ...aDesk(), nowMs: aMomentMs + 60_000 });

test('deedsOf gives each fact once, the newest first, with its reason, its items and who took it back', () => {
	const [held, made] = [aHeld([anId()], { ...aDesk(), nowMs: aMomentMs - 60_000 }), aMade()];
	const facts: Fact[] = [held, made, held, aMark(made, 'printed', later())];
	expect(deedsOf(facts).map(({ kind }) => kind)).toEqual(['printed', 'made', 'held']);
	const deed = deedsOf(facts).find(({ kind }) => kind === 'held')!;
	expect(deed).toMatchObject({ id: held.id, device: held.device, items: held.items, reason: 'not-polite', isPosted: false });
	expect(deedsOf(facts)[0]!.items).toEqual(made.items);
	const back = sayDeedTakenBack(deed, later());
	expect(deedsOf([...back, ...facts]).find(({ id }) => id === held.id)!.takenBack).toEqual(back[0]);
	expect(mergeReviews([...facts, ...back]).get(held.items[0]!)!.state).toBe('fine');
});

test('sayDeedTakenBack takes back a batch in all its parts, and its items are free again', () => {
	const itemIds = Array.from({ length: 1_500 }, anId);
	const facts: Fact[] = sayMade({ batch: anId(), what: 'letters', itemIds }, aDesk());
	expect(facts).toHaveLength(2);
	const [deed, ...more] = deedsOf(facts);
	expect([more, deed!.items.length, deed!.facts.length]).toEqual([[], 1_500, 2]);
	facts.push(...sayDeedTakenBack(deed!, later()));
	expect(mergeBatches(facts)[0]!.state).toBe('taken-back');
	expect(mayTakeBack(deedsOf(facts)[0]!)).toBe(false);
});

test('mayTakeBack ends when the post has left, also for what was decided about its letters', () => {
	const made = aMade();
	const released = sayReleased(made.items, new Map(), aDesk());
	const facts: Fact[] = [made, ...released, aHeld()];
	expect(deedsOf(facts).every(mayTakeBack)).toBe(true);
	facts.push(aMark(made, 'posted'));
	expect(
		deedsOf(facts)
			.filter(mayTakeBack)
			.map(({ kind }) => kind)
	).toEqual(['held']);
});

test('deedsOf does not let a fact about items take back one about a batch', () => {
	const made = aMade();
	const stray: Fact = { id: anId(), device: anId(), at: made.at, kind: 'taken-back', facts: [made.id] };
	expect(deedsOf([made, stray])[0]!.takenBack).toBeUndefined();
	expect(mergeBatches([made, stray])[0]!.state).toBe('made');
});

test('deedsOf is the same in whatever order facts arrive and however often', () => {
	const made = aMade();
	const held = aHeld(made.items);
	const facts: Fact[] = [made, held, aMark(made), ...sayDeedTakenBack(deedsOf([held])[0]!, later())];
	const again = sayDeedTakenBack(deedsOf([held])[0]!, aDesk());
	const all = [...facts, ...again];
	fc.assert(
		fc.property(fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }), (shuffled) => {
			expect(deedsOf(shuffled)).toEqual(deedsOf(all));
		})
	);
});

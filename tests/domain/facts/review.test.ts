import { expect, test } from 'vitest';
import { parseFact, type Fact } from '#lib/domain/facts/fact.ts';
import { factBounds, type Saying } from '#lib/domain/facts/fact-head.ts';
import { isAside, mayPrint, mergeReviews, type ReviewState } from '#lib/domain/facts/review.ts';
import { sayPutAside, sayReleased, sayTakenBack } from '#lib/domain/facts/say-review.ts';
import { itemPrints, mergeBatches } from '#lib/domain/print/print-batch.ts';
import { sayMade, sayMarked } from '#lib/domain/print/say-batch-fact.ts';

let minted = 0;
const anId = () => `01938b6e-7a3c-7000-8000-${(++minted).toString(16).padStart(12, '0')}`;
const nowMs = Date.parse('2026-12-10T14:05:33.250Z');
const desk = (atMs = nowMs): Saying => ({ device: anId(), nowMs: atMs, newId: anId });
const [anna, ben] = [desk(), desk()];
const item = anId();
const stateOf = (facts: Fact[], id = item): ReviewState => mergeReviews(facts).get(id)?.state ?? 'fine';
const hold = (facts: Fact[], saying: Saying, ids = [item]) =>
	sayPutAside(ids, { kind: 'held', reason: 'not-polite' }, mergeReviews(facts), saying);
const release = (facts: Fact[], saying: Saying) => sayReleased([item], mergeReviews(facts), saying);

test('mergeReviews says of an item whether it is held, by whom, since when and why, and that it is fine once released', () => {
	const facts: Fact[] = hold([], anna);
	expect(mergeReviews(facts).get(item)).toMatchObject({
		state: 'held',
		said: { device: anna.device, at: '2026-12-10T14:05:00.000Z', reason: 'not-polite' },
		standing: [facts[0]!.id]
	});
	expect(mayPrint(mergeReviews(facts).get(item))).toBe(false);
	facts.push(...release(facts, ben));
	expect(mergeReviews(facts).get(item)).toMatchObject({ state: 'fine', said: { kind: 'released', device: ben.device } });
	facts.push(...sayPutAside([item], { kind: 'left-out', reason: 'test' }, mergeReviews(facts), anna));
	expect([stateOf(facts), stateOf(facts, anId())]).toEqual(['left-out', 'fine']);
	expect(mayPrint(mergeReviews(facts).get(item))).toBe(false);
});

test('sayTakenBack takes back one fact, and what was said before it counts again', () => {
	const facts: Fact[] = hold([], anna);
	const released = release(facts, ben);
	facts.push(...released, ...sayTakenBack([released[0]!.id], ben));
	expect(stateOf(facts)).toBe('held');
	facts.push(...sayTakenBack([facts[0]!.id], anna));
	expect(mergeReviews(facts).get(item)).toEqual({ state: 'fine', standing: [], turn: 2 });
});

test('mergeReviews follows an answer and not the clocks: who releases with a clock an hour slow has released', () => {
	const facts: Fact[] = hold([], anna);
	facts.push(...release(facts, desk(nowMs - 3_600_000)));
	expect(stateOf(facts)).toBe('fine');
	facts.push(...hold(facts, desk(nowMs - 7_200_000)));
	expect(stateOf(facts)).toBe('held');
});

test('mergeReviews gives two organisers who decided without knowing of each other the later decision, on both devices', () => {
	const held = hold([], anna);
	const before = desk(nowMs - 600_000);
	const later = desk(nowMs + 600_000);
	const [outEarlier, outLater] = [before, later].map(
		(saying) => sayPutAside([item], { kind: 'left-out', reason: 'duplicate' }, mergeReviews([]), saying)[0]!
	) as [Fact, Fact];
	expect([stateOf([...held, outEarlier]), stateOf([outEarlier, ...held])]).toEqual(['held', 'held']);
	expect([stateOf([...held, outLater]), stateOf([outLater, ...held])]).toEqual(['left-out', 'left-out']);
	// In the same minute neither is later, and the ids decide: the same everywhere.
	const [one, other] = [hold([], anna)[0]!, release([], ben)[0]!];
	expect(stateOf([one, other])).toBe(stateOf([other, one]));
});

test('sayPutAside of many items makes one fact for each thousand, and each is read', () => {
	const many = Array.from({ length: 2_345 }, anId);
	const facts = hold([], anna, many);
	expect(facts.map(({ items }) => items.length)).toEqual([1_000, 1_000, 345]);
	for (const fact of facts) expect(parseFact(fact)).toEqual({ kind: 'parsed', value: fact });
	expect([...mergeReviews(facts).values()].every(({ state }) => state === 'held')).toBe(true);
});

test('isAside says so of an item that is held, and not of one that was in the post before', () => {
	const held = mergeReviews(hold([], anna)).get(item);
	expect([isAside(held, false), isAside(held, true), isAside(undefined, false)]).toEqual([true, false, false]);
});

test('holding what is in the post takes nothing out of the post', () => {
	const made = sayMade({ batch: anId(), what: 'letters', itemIds: [item] }, anna);
	const facts: Fact[] = [...made, sayMarked('posted', made[0]!.batch, anna)];
	facts.push(...hold(facts, ben));
	expect(itemPrints(mergeBatches(facts)).get(item)?.state).toBe('posted');
	// Nor can somebody who names the fact of posting among facts about items.
	facts.push(...sayTakenBack([facts[1]!.id], ben));
	expect(itemPrints(mergeBatches(facts)).get(item)?.state).toBe('posted');
});

const valid = hold([], anna)[0]!;
test.each<[string, object]>([
	['no items', { items: [] }],
	['too many items', { items: Array.from({ length: factBounds.items + 1 }, () => item) }],
	['an item that is no id', { items: ['the letter of Nora'] }],
	['a reason in somebody’s words', { reason: 'Nora was rude' }],
	['no reason', { reason: undefined }],
	['a note in clear', { note: 'Nora was rude' }],
	['a note that is not sealed', { sealed: 'TmV2ZXI=' }],
	['no turn', { turn: undefined }],
	['a turn before the first', { turn: 0 }],
	['a turn beyond the last', { turn: factBounds.turn + 1 }],
	['a batch', { batch: item }],
	['a releasing with a reason', { kind: 'released' }]
])('parseFact refuses %s of a held item', (_what, change) => {
	expect(parseFact({ ...valid, ...change })).toMatchObject({ kind: 'malformed' });
});

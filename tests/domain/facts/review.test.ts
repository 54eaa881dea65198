import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFact, type Fact } from '#lib/domain/facts/fact.ts';
import { factBounds, type Saying } from '#lib/domain/facts/fact-head.ts';
import { countAside, isAside, mayPrint, mergeReviews, withoutAside, type ReviewState } from '#lib/domain/facts/review.ts';
import { reviewReasons } from '#lib/domain/facts/review-fact.ts';
import { sayPutAside, sayReleased, sayTakenBack } from '#lib/domain/facts/say-review.ts';
import { itemPrints, mergeBatches } from '#lib/domain/print/print-batch.ts';
import { sayBatchTakenBack, sayMade, sayMarked } from '#lib/domain/print/say-batch-fact.ts';

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

test('countAside counts what is held and left out, and not what is already in the post', () => {
	const [a, b, c, d] = Array.from({ length: 4 }, anId) as [string, string, string, string];
	const facts: Fact[] = hold([], anna, [a, b]);
	facts.push(...sayPutAside([c], { kind: 'left-out', reason: 'test' }, mergeReviews(facts), ben));
	const items = [a, b, c, d].map((id) => ({ id }));
	expect(countAside(items, mergeReviews(facts), () => false)).toEqual({ held: 2, leftOut: 1 });
	expect(countAside(items, mergeReviews(facts), (id) => id === a)).toEqual({ held: 1, leftOut: 1 });
});

test('withoutAside takes what is put aside out of the sum of its case, and never below nothing', () => {
	const tally = { caseId: 'zhang-zhan', letters: 3, cards: 1, paperLetters: 7, paperCards: 2 };
	const letter = { caseId: 'zhang-zhan', kind: 'letter' as const };
	const cards = [letter, { ...letter, kind: 'card' as const }, { ...letter, kind: 'card' as const }];
	expect(withoutAside([tally], cards)).toEqual([{ ...tally, letters: 2, cards: 0 }]);
	expect(withoutAside([{ ...tally, caseId: 'wendy-galarza' }], cards)).toEqual([{ ...tally, caseId: 'wendy-galarza' }]);
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

/** One step of one of three organisers, as the screens allow it, and when each hears what. */
const step = fc.record({
	who: fc.nat(2),
	act: fc.constantFrom('hold', 'leave out', 'release', 'take back', 'print', 'post', 'unpost', 'hear', 'clock'),
	a: fc.nat(1_000),
	b: fc.nat(1_000)
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Organiser {
	saying: Saying;
	facts: Fact[];
}
const letters = Array.from({ length: 8 }, anId);

function act(organiser: Organiser, { act: verb, a, b }: Step): Fact[] {
	const { saying, facts } = organiser;
	const reviews = () => mergeReviews(facts);
	const some = letters.filter((_, at) => (a >> at) % 2 === 1);
	const oneOf = <T>(all: T[]) => all[b % Math.max(1, all.length)];
	const reason = oneOf([...reviewReasons])!;
	switch (verb) {
		case 'hold':
			return sayPutAside(some, { kind: 'held', reason }, reviews(), saying);
		case 'leave out':
			return sayPutAside(some, { kind: 'left-out', reason }, reviews(), saying);
		case 'release':
			return sayReleased(some, reviews(), saying);
		case 'take back': {
			const standing = oneOf([...reviews().values()].flatMap((each) => each.standing));
			return standing === undefined ? [] : sayTakenBack([standing], saying);
		}
		case 'print': {
			const known = reviews();
			return sayMade({ batch: anId(), what: 'letters', itemIds: some.filter((id) => mayPrint(known.get(id))) }, saying);
		}
		case 'post': {
			const batch = oneOf(mergeBatches(facts));
			return batch ? [sayMarked('posted', batch.id, saying)] : [];
		}
		case 'unpost': {
			const batch = oneOf(mergeBatches(facts));
			return batch ? sayBatchTakenBack(b % 2 === 0 ? 'posted' : 'all', batch, saying) : [];
		}
		default:
			return [];
	}
}

const numbersOf = (facts: Fact[]) => {
	const [reviews, prints] = [mergeReviews(facts), itemPrints(mergeBatches(facts))];
	const each = letters.map((id) => ({ ...reviews.get(id), print: prints.get(id)?.state, mayPrint: mayPrint(reviews.get(id)) }));
	const items = letters.map((id) => ({ id }));
	return { each, aside: countAside(items, reviews, (id) => prints.get(id)?.state === 'posted') };
};

test('200 steps of three organisers, heard in any order, end in the same numbers everywhere', () => {
	const steps = fc.array(step, { minLength: 200, maxLength: 200 });
	fc.assert(
		fc.property(steps, fc.infiniteStream(fc.nat(1_000_000)), (all, chance) => {
			const organisers = [0, 1, 2].map((): Organiser => ({ saying: desk(), facts: [] }));
			for (const each of all) {
				const organiser = organisers[each.who]!;
				if (each.act === 'clock') organiser.saying.nowMs += (each.a - 500) * 60_000;
				// Who hears, hears some of what another one knows, and not in its order.
				const told = organisers[each.b % 3]!.facts.filter((_, at) => (each.a >> (at % 10)) % 2 === 1).reverse();
				if (each.act === 'hear') organiser.facts.push(...told);
				organiser.facts.push(...act(organiser, each));
			}
			const every = organisers.flatMap(({ facts }) => facts);
			const truth = numbersOf(every);
			const shuffled = [...every, ...organisers[0]!.facts]
				.map((fact) => ({ fact, at: chance.next().value as number }))
				.sort((one, other) => one.at - other.at)
				.map(({ fact }) => fact);
			expect(numbersOf(shuffled)).toEqual(truth);
			for (const { facts } of organisers) expect(numbersOf([...facts, ...shuffled.toReversed()])).toEqual(truth);
			for (const fact of new Set(every)) expect(parseFact(fact).kind).toBe('parsed');
		}),
		{ numRuns: 60 }
	);
});

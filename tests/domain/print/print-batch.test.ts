import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	countPerCase,
	itemPrints,
	mergeBatches,
	overlapsOf,
	printedTwice,
	type PrintBatch
} from '#lib/domain/print/print-batch.ts';
import { batchIdOf, parseFact, type Fact } from '#lib/domain/facts/fact.ts';
import { factBounds } from '#lib/domain/facts/fact-head.ts';
import type { Saying } from '#lib/domain/facts/fact-head.ts';
import { sayMade, sayMarked, sayBatchTakenBack } from '#lib/domain/print/say-batch-fact.ts';
import { parseFactsPage, parseFactsAnswer, parseFeedFact, parsePostedFacts } from '#lib/domain/wire/facts-wire.ts';

let minted = 0;
const anId = () => `01938b6e-7a3c-7000-8000-${(++minted).toString(16).padStart(12, '0')}`;
const nowMs = Date.parse('2026-12-10T14:05:33.250Z');
const desk = (device = anId()): Saying => ({ device, nowMs, newId: anId });
const items = (count: number) => Array.from({ length: count }, anId);
const [anna, ben] = [desk(), desk()];
const only = (facts: Fact[]): PrintBatch => mergeBatches(facts)[0]!;

test('mergeBatches gives a batch made, printed and posted its state, its items and the minute it was made', () => {
	const itemIds = items(3);
	const batch = anId();
	const facts: Fact[] = sayMade({ batch, what: 'letters', itemIds, pages: 4 }, anna);
	expect(only(facts)).toMatchObject({ id: batch, state: 'made', itemIds, pages: 4, device: anna.device });
	expect(only(facts).madeAt).toBe('2026-12-10T14:05:00.000Z');
	facts.push(sayMarked('printed', batch, ben));
	expect(only(facts).state).toBe('printed');
	facts.push(sayMarked('posted', batch, ben));
	expect(only(facts)).toMatchObject({ state: 'posted', device: anna.device });
});

test('sayMade makes a large batch of several facts, which mergeBatches puts together in the order of the file', () => {
	const itemIds = items(2_345);
	const facts = sayMade({ batch: anId(), what: 'cards', itemIds }, anna);
	expect(facts.map((fact) => fact.items.length)).toEqual([1_000, 1_000, 345]);
	expect(facts.every((fact) => parseFact(fact).kind === 'parsed')).toBe(true);
	expect(only(facts.toReversed()).itemIds).toEqual(itemIds);
});

test('sayBatchTakenBack of posted gives printed again, of all frees the items, and marking again holds them again', () => {
	const facts: Fact[] = sayMade({ batch: anId(), what: 'letters', itemIds: items(2) }, anna);
	const { id } = only(facts);
	facts.push(sayMarked('printed', id, anna), sayMarked('posted', id, anna));
	facts.push(...sayBatchTakenBack('posted', only(facts), anna));
	expect(only(facts).state).toBe('printed');
	facts.push(...sayBatchTakenBack('all', only(facts), anna));
	expect(only(facts).state).toBe('taken-back');
	expect(itemPrints(mergeBatches(facts)).size).toBe(0);
	expect(sayBatchTakenBack('all', only(facts), anna)).toEqual([]);
	facts.push(sayMarked('printed', id, ben));
	expect(only(facts).state).toBe('printed');
});

test('mergeBatches keeps a batch posted that another organiser took back without knowing of it', () => {
	const made: Fact[] = sayMade({ batch: anId(), what: 'letters', itemIds: items(2) }, anna);
	const { id } = only(made);
	const posted = sayMarked('posted', id, anna);
	const takenBack = sayBatchTakenBack('all', only(made), ben);
	expect(only([...made, ...takenBack, posted]).state).toBe('posted');
});

test('printedTwice names the pair and its items when two organisers printed the same without knowing', () => {
	const [shared, mine] = [items(2), items(1)];
	const one = sayMade({ batch: anId(), what: 'letters', itemIds: [...mine, ...shared] }, anna);
	const other = sayMade({ batch: anId(), what: 'all', itemIds: shared }, ben);
	const batches = mergeBatches([...one, ...other]);
	expect(printedTwice(batches)).toEqual([{ batches: [batches[0], batches[1]], itemIds: shared }]);
	expect(overlapsOf([shared[0]!, anId()], batches).map(({ itemIds }) => itemIds)).toEqual([[shared[0]], [shared[0]]]);
	expect(printedTwice(mergeBatches([...one, ...other, ...sayBatchTakenBack('all', only(other), ben)]))).toEqual([]);
});

test('printedTwice is silent about a batch that repeats another on purpose, and about labels', () => {
	const shared = items(2);
	const one = sayMade({ batch: anId(), what: 'letters', itemIds: shared }, anna);
	const again = sayMade({ batch: anId(), what: 'letters', itemIds: shared, again: [only(one).id] }, ben);
	const labels = sayMade({ batch: anId(), what: 'labels', itemIds: shared }, ben);
	const batches = mergeBatches([...one, ...again, ...labels]);
	expect(batches).toHaveLength(3);
	expect(printedTwice(batches)).toEqual([]);
	expect(itemPrints(batches).get(shared[0]!)?.batches).toHaveLength(2);
});

test('itemPrints gives an item the furthest state of its batches', () => {
	const shared = items(1);
	const made = [anna, ben].flatMap((saying) => sayMade({ batch: anId(), what: 'letters', itemIds: shared }, saying));
	const facts = [...made, sayMarked('posted', made[0]!.batch, anna)];
	expect(itemPrints(mergeBatches(facts)).get(shared[0]!)?.state).toBe('posted');
});

test('countPerCase counts the items of each case, and none of an unknown one', () => {
	const [a, b, stranger] = items(3) as [string, string, string];
	const caseOf = (id: string) => (id === stranger ? undefined : 'zhang-zhan');
	expect(countPerCase([a, b, stranger], caseOf)).toEqual([{ caseId: 'zhang-zhan', count: 2 }]);
});

test('mergeBatches leaves out a batch whose making is not known, and lists by number, the unnumbered first', () => {
	expect(mergeBatches([sayMarked('posted', anId(), anna)])).toEqual([]);
	const facts = [1, 2, 3].flatMap(() => sayMade({ batch: anId(), what: 'letters', itemIds: items(1) }, anna));
	const [a, b, c] = facts.map(({ batch }) => batch);
	const numbers = new Map([
		[a!, 2],
		[c!, 1]
	]);
	expect(mergeBatches(facts, numbers).map(({ id, number }) => [id, number])).toEqual([
		[b, undefined],
		[a, 2],
		[c, 1]
	]);
});

/** Everything that organisers can say about a few batches with a few items, including what no screen lets them say. */
const [batchIds, itemIds] = [items(3), items(6)];
const anyFact = (id: string): fc.Arbitrary<Fact> => {
	const head = { id: fc.constant(id), batch: fc.constantFrom(...batchIds), device: fc.constantFrom(anna.device, ben.device) };
	const at = fc.constantFrom('2026-12-10T14:05:00.000Z', '1999-01-01T00:00:00.000Z');
	const some = fc.uniqueArray(fc.constantFrom(...itemIds), { minLength: 1 });
	return fc.oneof(
		fc.record({
			...head,
			at,
			kind: fc.constant('made' as const),
			what: fc.constantFrom('letters' as const, 'labels' as const),
			offset: fc.nat(3),
			items: some
		}),
		fc.record({ ...head, at, kind: fc.constantFrom('printed' as const, 'posted' as const) }),
		fc.record({
			...head,
			at,
			kind: fc.constant('taken-back' as const),
			facts: fc.uniqueArray(fc.constantFrom(...factIds), { minLength: 1 })
		})
	);
};
const factIds = items(12);
/** Two of the facts share an id, which no correct device would do. */
const anyFacts = fc
	.tuple(...factIds.map(anyFact), anyFact(factIds[0]!))
	.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }), fc.subarray(facts)));

test('mergeBatches gives the same truth in any order and with any repetition', () => {
	fc.assert(
		fc.property(anyFacts, ([facts, shuffled, repeated]) => {
			const truth = mergeBatches(facts);
			expect(mergeBatches([...repeated, ...shuffled])).toEqual(truth);
			expect(printedTwice(mergeBatches(shuffled))).toEqual(printedTwice(truth));
			// Adding half of the facts first, in any order, changes nothing in the end.
			expect(mergeBatches([...shuffled.slice(6), ...facts])).toEqual(truth);
		})
	);
});

test('mergeBatches frees no item unless somebody took back every fact that holds it', () => {
	fc.assert(
		fc.property(anyFacts, ([facts]) => {
			const sound = facts.slice(1);
			for (const { id, state } of mergeBatches(sound)) {
				const own = sound.filter((fact) => batchIdOf(fact) === id);
				const takenBack = own.flatMap((fact) => (fact.kind === 'taken-back' ? fact.facts : []));
				const said = own.filter((fact) => fact.kind !== 'taken-back');
				expect(state === 'taken-back').toBe(said.every((fact) => takenBack.includes(fact.id)));
			}
		})
	);
});

const made = sayMade({ batch: anId(), what: 'letters', itemIds: items(1) }, anna)[0]!;
test.each<[string, object, string]>([
	['another kind', { kind: 'burned' }, 'must be a fact that is made or printed'],
	['no items', { items: [] }, 'items: at least 1 items'],
	['too many items', { items: Array.from({ length: factBounds.items + 1 }, () => made.id) }, 'items: at most 1000 items'],
	['an item that is no id', { items: ['the letter of Nora'] }, 'items[0]: at most'],
	['a device that is no id', { device: 'laptop of Nora' }, 'device: must be a lower-case UUID'],
	['a label', { label: 'Nora' }, 'label: is not a known field'],
	['too many batches known', { again: Array.from({ length: 101 }, () => made.id) }, 'again: at most 100 batches']
])('parseFact refuses %s', (_what, change, problem) => {
	const parsed = parseFact({ ...made, ...change });
	expect(parsed).toMatchObject({ kind: 'malformed', problem: expect.stringContaining(problem.split(':')[0]!) as string });
});

test('every parser of print batches gives a value for anything', () => {
	const parsers = [parseFact, parsePostedFacts, parseFactsAnswer, parseFeedFact, parseFactsPage];
	const bent = fc.tuple(fc.constantFrom(...Object.keys(made)), fc.anything()).map(([key, value]) => ({ ...made, [key]: value }));
	fc.assert(
		fc.property(fc.oneof(fc.anything(), fc.jsonValue(), bent), (value) => {
			for (const parse of parsers) expect(['parsed', 'malformed']).toContain(parse(value).kind);
			const fact = parseFact(value);
			if (fact.kind === 'parsed') expect(parseFact(JSON.parse(JSON.stringify(fact.value)))).toEqual(fact);
		})
	);
});

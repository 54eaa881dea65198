/** The ledger is the same on every device, whatever it heard when, and however often. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFact, type Fact } from '#lib/domain/facts/fact.ts';
import type { Saying } from '#lib/domain/facts/fact-head.ts';
import { mayPrint } from '#lib/domain/facts/review.ts';
import { reviewReasons } from '#lib/domain/facts/review-fact.ts';
import { sayPutAside, sayReleased, sayTakenBack } from '#lib/domain/facts/say-review.ts';
import { parsePaperFact } from '#lib/domain/hall/paper-fact.ts';
import { paperCounts } from '#lib/domain/hall/paper-counts.ts';
import { sayCounted, sayCountsTakenBack } from '#lib/domain/hall/say-paper-fact.ts';
import { decisionsIn } from '#lib/domain/ledger/decisions.ts';
import { both, figureNames, sumOf, type LedgerFigures } from '#lib/domain/ledger/figures.ts';
import { ledgerOf, type EventLedger, type LedgerCount, type LedgerItem } from '#lib/domain/ledger/ledger.ts';
import { mergeBatches } from '#lib/domain/print/print-batch.ts';
import { sayBatchTakenBack, sayMade, sayMarked } from '#lib/domain/print/say-batch-fact.ts';

let minted = 0;
const anId = () => `01938b6e-7a3c-7000-8000-${(++minted).toString(16).padStart(12, '0')}`;
const nowMs = Date.parse('2026-12-10T14:05:33.250Z');
const caseIds = ['wendy-galarza', 'zhang-zhan'];
const tablets = [anId(), anId(), anId()];
const tables = new Map(tablets.slice(1).map((device, at) => [device, `${at + 9}`]));
const timeZone = 'Europe/Amsterdam';

/** What was handed in, of which each device collects some. */
const handedIn = Array.from({ length: 12 }, (_, at): LedgerItem => {
	const hour = String(12 + at).padStart(2, '0');
	return {
		id: anId(),
		caseId: at === 11 ? 'of-last-year' : caseIds[at % 2]!,
		kind: at % 3 === 0 ? 'card' : 'letter',
		device: tablets[at % 3]!,
		receivedAt: `2026-12-10T${hour}:15:00.000Z`,
		opening: at === 10 ? 'apart' : 'opened'
	};
});

/** One step at one of three organisers' devices, as the screens allow it, and when each hears what. */
const step = fc.record({
	who: fc.nat(2),
	act: fc.constantFrom(
		...['hold', 'leave out', 'release', 'take back', 'print', 'post', 'unpost', 'hear', 'clock'],
		...['collect', 'count', 'correct', 'uncount']
	),
	a: fc.nat(5_000),
	b: fc.nat(5_000)
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Desk {
	saying: Saying;
	items: LedgerItem[];
	facts: Fact[];
	counts: LedgerCount[];
}

/** Those that the bits of a number choose. */
const some = <T>(all: readonly T[], bits: number): T[] => all.filter((_, at) => (bits >> (at % 12)) % 2 === 1);
const oneOf = <T>(all: readonly T[], at: number): T[] => all.slice(at % Math.max(1, all.length)).slice(0, 1);

function say({ saying, facts, items }: Desk, { act, a, b }: Step): Fact[] {
	const known = () => decisionsIn(facts).reviews;
	const chosen = some(items, a).map(({ id }) => id);
	const reason = reviewReasons[b % reviewReasons.length]!;
	const batches = () => oneOf(mergeBatches(facts), b);
	switch (act) {
		case 'hold':
			return sayPutAside(chosen, { kind: 'held', reason }, known(), saying);
		case 'leave out':
			return sayPutAside(chosen, { kind: 'left-out', reason }, known(), saying);
		case 'release':
			return sayReleased(chosen, known(), saying);
		case 'take back':
			return oneOf(
				[...known().values()].flatMap((each) => each.standing),
				b
			).flatMap((id) => sayTakenBack([id], saying));
		case 'print': {
			const reviews = known();
			return sayMade({ batch: anId(), what: 'all', itemIds: chosen.filter((id) => mayPrint(reviews.get(id))) }, saying);
		}
		case 'post':
			return batches().map(({ id }) => sayMarked(b % 2 === 0 ? 'posted' : 'printed', id, saying));
		case 'unpost':
			return batches().flatMap((batch) => sayBatchTakenBack(b % 2 === 0 ? 'posted' : 'all', batch, saying));
		default:
			return [];
	}
}

function count({ saying, counts }: Desk, { act, a, b }: Step): LedgerCount[] {
	const who = { device: b % 2 === 0 ? tablets[b % 3]! : saying.device, by: 'organiser' as const, isTold: false };
	const counted = { caseId: caseIds[a % 2]!, kind: a % 3 === 0 ? ('card' as const) : ('letter' as const), count: 1 + (b % 40) };
	const earlier = oneOf(paperCounts(counts), b).map(({ id }) => id);
	const back = act === 'count' ? [] : sayCountsTakenBack(earlier, saying);
	const anew = act === 'uncount' ? [] : [sayCounted(counted, saying)];
	return [...back, ...anew].map((fact) => ({ fact, ...who }));
}

function take(desks: readonly Desk[], desk: Desk, each: Step) {
	const { act, a, b } = each;
	const told = desks[b % 3]!;
	if (act === 'clock') desk.saying.nowMs += (a - 2_500) * 12_000;
	if (act === 'collect') desk.items.push(...some(handedIn, a));
	if (act === 'count' || act === 'correct' || act === 'uncount') desk.counts.push(...count(desk, each));
	// Who hears, hears some of what another one knows, and not in its order.
	if (act === 'hear') {
		desk.facts.push(...some(told.facts, a).reverse());
		desk.counts.push(...some(told.counts, a).reverse());
	}
	desk.facts.push(...say(desk, each));
}

const ledgerAt = ({ items, facts, counts }: Pick<Desk, 'items' | 'facts' | 'counts'>): EventLedger =>
	ledgerOf({ caseIds, items, decisions: decisionsIn(facts), counts, tables, timeZone });

function addsUp({ cases, tables: byTable, days, total }: EventLedger) {
	for (const rows of [cases, byTable, days]) expect(figuresOf(sumOf(rows))).toEqual(figuresOf(total));
	for (const row of [...cases, ...byTable, ...days, total]) {
		const { arrived, apart, held, leftOut, goesOut, toPrint, printed, posted } = row;
		expect(both(arrived)).toBe(both(apart) + both(held) + both(leftOut) + both(goesOut));
		expect(both(posted)).toBeLessThanOrEqual(both(printed));
		expect(both(printed) + both(toPrint)).toBeLessThanOrEqual(both(goesOut));
	}
}
const figuresOf = (figures: LedgerFigures) => figureNames.map((name) => [name, figures[name]]);

test('200 steps at three desks, heard in any order and more than once, end in the same ledger everywhere', () => {
	const steps = fc.array(step, { minLength: 200, maxLength: 200 });
	fc.assert(
		fc.property(steps, fc.infiniteStream(fc.nat(1_000_000)), (all, chance) => {
			const desks = [0, 1, 2].map((): Desk => {
				return { saying: { device: anId(), nowMs, newId: anId }, items: [], facts: [], counts: [] };
			});
			for (const each of all) take(desks, desks[each.who]!, each);
			const shuffled = <T>(list: readonly T[]): T[] =>
				list
					.map((value) => ({ value, at: chance.next().value as number }))
					.sort((one, other) => one.at - other.at)
					.map(({ value }) => value);
			const everything = {
				items: desks.flatMap(({ items }) => items),
				facts: desks.flatMap(({ facts }) => facts),
				counts: desks.flatMap(({ counts }) => counts)
			};
			const truth = ledgerAt(everything);
			addsUp(truth);
			for (const { items, facts, counts } of desks) {
				const heard = {
					items: [...items, ...shuffled(everything.items)],
					facts: [...facts, ...shuffled(everything.facts)],
					counts: [...counts, ...shuffled(everything.counts)]
				};
				expect(ledgerAt(heard)).toEqual(truth);
				// What the server has counted by then changes nothing either, once all is told.
				const told = truth.cases.map(({ caseId, arrived, byHand }) => {
					return { caseId, ...arrived, paperLetters: byHand.letters, paperCards: byHand.cards };
				});
				const toldCounts = heard.counts.map((each) => ({ ...each, isTold: true }));
				const decisions = decisionsIn(heard.facts);
				expect(ledgerOf({ ...heard, caseIds, tables, timeZone, decisions, told, counts: toldCounts })).toEqual(truth);
			}
			for (const fact of new Set(everything.facts)) expect(parseFact(fact).kind).toBe('parsed');
			for (const { fact } of everything.counts) expect(parsePaperFact(fact).kind).toBe('parsed');
		}),
		{ numRuns: 60 }
	);
});

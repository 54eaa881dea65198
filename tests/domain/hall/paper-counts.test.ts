import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byHandPerCase, countedByGuests, countLines, paperCounts } from '#lib/domain/hall/paper-counts.ts';
import { factsOfBefore, parsePaperFact, type PaperFact, type SaidFact } from '#lib/domain/hall/paper-fact.ts';
import { sayCounted, sayCountsTakenBack, type SayingCount } from '#lib/domain/hall/say-paper-fact.ts';
import { aCount, aTakeBack } from '../../support/paper-facts.ts';
import { idOf } from '../../support/signed-event.ts';

const [table, otherTable, desk] = [idOf(9_001), idOf(9_002), idOf(9_003)];
const atTable = (fact: PaperFact, device = table): SaidFact => ({ fact, device, by: 'guest' });
const atDesk = (fact: PaperFact): SaidFact => ({ fact, device: desk, by: 'organiser' });
const sumOf = (said: SaidFact[]) => [...byHandPerCase(said).values()].map(({ letters, cards }) => [letters, cards]);

test('byHandPerCase keeps letters and cards apart, and one case from another', () => {
	const said = [
		atTable(aCount(1, { count: 7 })),
		atDesk(aCount(2, { kind: 'card', count: 2 })),
		atDesk(aCount(3, { caseId: 'wendy-galarza' }))
	];
	expect(byHandPerCase(said)).toEqual(
		new Map([
			['zhang-zhan', { letters: 7, cards: 2 }],
			['wendy-galarza', { letters: 1, cards: 0 }]
		])
	);
	expect(byHandPerCase([])).toEqual(new Map());
});

test('byHandPerCase gives 7 where 70 was typed, taken back and counted anew', () => {
	expect(sumOf([atTable(aCount(1, { count: 70 })), atTable(aTakeBack(2, 1)), atTable(aCount(3, { count: 7 }))])).toEqual([
		[7, 0]
	]);
});

test('byHandPerCase lets a guest take back what its own device counted, and an organiser anything', () => {
	const counted = atTable(aCount(1, { count: 5 }));
	expect(sumOf([counted, atTable(aTakeBack(2, 1))])).toEqual([]);
	expect(sumOf([counted, atTable(aTakeBack(2, 1), otherTable)])).toEqual([[5, 0]]);
	expect(sumOf([counted, { fact: aTakeBack(2, 1), by: 'guest' }])).toEqual([[5, 0]]);
	expect(sumOf([counted, atDesk(aTakeBack(2, 1))])).toEqual([]);
	// A guest that gives an organiser's device as its own cannot take back what that device said.
	expect(sumOf([atDesk(aCount(1)), { fact: aTakeBack(2, 1), device: desk, by: 'guest' }])).toEqual([[1, 0]]);
	// Nobody knows who made older counts, so only organisers can take them back.
	expect(sumOf([{ fact: aCount(1) }, { fact: aTakeBack(2, 1), by: 'guest' }])).toEqual([[1, 0]]);
	expect(sumOf([{ fact: aCount(1) }, atDesk(aTakeBack(2, 1))])).toEqual([]);
});

test('byHandPerCase takes no taking back back: whoever was wrong counts anew', () => {
	expect(sumOf([atTable(aCount(1)), atTable(aTakeBack(2, 1)), atDesk(aTakeBack(3, 2))])).toEqual([]);
});

const fact = fc.oneof(
	fc.record({ number: fc.integer({ min: 1, max: 9 }), count: fc.integer({ min: 1, max: 90 }), isCard: fc.boolean() }),
	fc.record({ number: fc.integer({ min: 10, max: 19 }), of: fc.integer({ min: 1, max: 12 }) })
);
const sayer = fc.constantFrom(
	{ device: table, by: 'guest' as const },
	{ device: otherTable, by: 'guest' as const },
	{ device: desk, by: 'organiser' as const },
	{}
);
/** Every fact once. The same number always makes the same fact, whoever repeats it. */
const anyFacts = fc.uniqueArray(fc.tuple(fact, sayer), { selector: ([{ number }]) => number }).map((all) =>
	all.map(([made, who]): SaidFact => {
		if ('of' in made) return { fact: aTakeBack(made.number, made.of), ...who };
		const { number, count, isCard } = made;
		return { fact: aCount(number, { count, kind: isCard ? 'card' : 'letter' }), ...who };
	})
);
const sorted = (map: ReturnType<typeof byHandPerCase>) => [...map].sort(([a], [b]) => a.localeCompare(b));

test('paperCounts and its sums are the same in any order, doubled, and with a taking back that comes before its count', () => {
	fc.assert(
		fc.property(
			anyFacts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }))),
			([all, shuffled]) => {
				expect(paperCounts(shuffled)).toEqual(paperCounts(all));
				expect(sorted(byHandPerCase(shuffled))).toEqual(sorted(byHandPerCase(all)));
				expect(countedByGuests(shuffled)).toBe(countedByGuests(all));
			}
		)
	);
});

test('byHandPerCase grows by what one more fact changes around it, and by nothing else', () => {
	// The server adds up in this way, so that it need not read everything that was ever counted.
	fc.assert(
		fc.property(anyFacts, fc.integer({ min: 0, max: 19 }), (all, split) => {
			const [lying, fresh] = [all.slice(0, split), all.slice(split)];
			const ids = new Set(fresh.flatMap(({ fact }) => [fact.id, ...(fact.kind === 'taken-back' ? [fact.takesBack] : [])]));
			const touched = all.filter(({ fact }) => ids.has(fact.id) || (fact.kind === 'taken-back' && ids.has(fact.takesBack)));
			const sum = (said: SaidFact[]) => paperCounts(said).reduce((total, each) => total + (each.takenBack ? 0 : each.count), 0);
			const change = sum(touched) - sum(touched.filter((each) => !fresh.includes(each)));
			expect(sum(lying) + change).toBe(sum(all));
		})
	);
});

test('paperCounts gives who counted, the last first, and who took it back first', () => {
	const late = '2026-12-10T15:00:00.000Z';
	const said = [
		atTable(aCount(1, { count: 12 })),
		atTable(aCount(4, { at: late })),
		{ fact: { ...aTakeBack(3, 1), at: late }, device: table, by: 'guest' as const },
		atDesk(aTakeBack(2, 1))
	];
	const [first, second] = paperCounts(said);
	expect(first).toEqual({ ...aCount(4, { at: late }), device: table, by: 'guest' });
	const takenBack = { at: '2026-12-10T14:00:00.000Z', device: desk, by: 'organiser' };
	expect(second).toEqual({ ...aCount(1, { count: 12 }), device: table, by: 'guest', takenBack });
});

test('countLines puts taps of one quarter hour together, and shows a number that was typed alone', () => {
	const taps = [1, 2, 3].map((number) => atTable(aCount(number)));
	const typed = atTable(aCount(4, { count: 70 }));
	const elsewhere = atTable(aCount(5), otherTable);
	const lines = countLines(paperCounts([...taps, typed, elsewhere, atTable(aTakeBack(6, 3))]));
	expect(lines.map(({ count, ids, takenBack }) => [count, ids.length, takenBack !== undefined])).toEqual([
		[1, 1, false],
		[70, 1, false],
		[1, 1, true],
		[2, 2, false]
	]);
	expect(lines.at(-1)?.ids).toEqual([idOf(2), idOf(1)]);
});

test('sayCounted and sayCountsTakenBack make facts of the quarter hour, which the server takes', () => {
	let minted = 0;
	const saying: SayingCount = { nowMs: Date.parse('2026-12-10T14:14:59.999Z'), newId: () => idOf(++minted) };
	const counted = sayCounted({ caseId: 'zhang-zhan', kind: 'card', count: 7 }, saying);
	expect(counted).toEqual({ id: idOf(1), at: '2026-12-10T14:00:00.000Z', kind: 'card', caseId: 'zhang-zhan', count: 7 });
	const takenBack = sayCountsTakenBack([idOf(1), idOf(8)], saying);
	expect(takenBack.map((each) => [each.id, each.takesBack])).toEqual([
		[idOf(2), idOf(1)],
		[idOf(3), idOf(8)]
	]);
	for (const each of [counted, ...takenBack]) expect(parsePaperFact(each)).toEqual({ kind: 'parsed', value: each });
});

test.each([0, -1, 1.5, 10_001, 2 ** 53])('parsePaperFact refuses a count of %d', (count) => {
	expect(parsePaperFact(aCount(1, { count }))).toMatchObject({ kind: 'malformed' });
});

test('factsOfBefore makes the same two facts each time, and none of a zero', () => {
	const before = { id: '01938b6e-7a3c-7000-8000-000000000001', caseId: 'zhang-zhan', letters: 30, cards: 12 };
	const at = '2026-12-10T14:00:00.000Z';
	const beside = '01938b6e-7a3c-8000-8000-000000000001';
	expect(factsOfBefore(before, at)).toEqual([
		{ id: before.id, at, kind: 'letter', caseId: 'zhang-zhan', count: 30 },
		{ id: beside, at, kind: 'card', caseId: 'zhang-zhan', count: 12 }
	]);
	expect(factsOfBefore({ ...before, letters: 0 }, at).map(({ id }) => id)).toEqual([beside]);
	expect(factsOfBefore({ ...before, letters: 0, cards: 0 }, at)).toEqual([]);
});

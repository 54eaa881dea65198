import { expect, test } from 'vitest';
import type { CountLine } from '#lib/domain/hall/paper-counts.ts';
import { noFigures, sumOf, type LedgerFigures } from '#lib/domain/ledger/figures.ts';
import { lookAgain, type LookedAt } from '#lib/domain/report/look-again.ts';
import { anId } from '../../support/people.ts';

const row = (caseId: string, change: Partial<LedgerFigures>) => ({ caseId, ...noFigures(), ...change });
function lookedAt(cases: ReturnType<typeof row>[], change: Partial<LookedAt> = {}): LookedAt {
	const ledger = { cases, tables: [], days: [], total: sumOf(cases) };
	return { ledger, lines: [], stillOut: 0, unknownTables: [], people: 12, isPractice: false, ...change };
}
const letters = (count: number) => ({ letters: count, cards: 0 });
const all = (count: number) => ({
	arrived: letters(count),
	here: letters(count),
	goesOut: letters(count),
	ready: letters(count)
});
const line = (change: Partial<CountLine>): CountLine => {
	const id = anId();
	const at = '2026-12-10T15:30:00.000Z';
	return { id, ids: [id], at, caseId: 'wendy-galarza', kind: 'letter', count: 12, device: anId(), by: 'guest', ...change };
};

test('lookAgain finds nothing where all is collected, printed, posted and counted', () => {
	expect(lookAgain(lookedAt([row('a', { ...all(9), printed: letters(9), posted: letters(9) })]))).toEqual([]);
});

test('lookAgain names first what may change the numbers', () => {
	const ledger = row('a', {
		...{ arrived: letters(42), here: letters(40), apart: letters(1), held: letters(2), goesOut: letters(39) },
		...{ printed: letters(30), posted: letters(20) }
	});
	expect(lookAgain(lookedAt([ledger], { stillOut: 3, unknownTables: ['12', '31'], people: undefined }))).toEqual([
		{ kind: 'on-server', count: 2 },
		{ kind: 'still-out', count: 3 },
		{ kind: 'unknown-tables', tables: ['12', '31'] },
		{ kind: 'apart', count: 1 },
		{ kind: 'held', count: 2 },
		{ kind: 'not-printed', count: 9 },
		{ kind: 'not-posted', count: 10, isNone: false },
		{ kind: 'no-people' }
	]);
});

test('lookAgain says that nothing is posted, and asks no practice event for its post', () => {
	const printed = [row('a', { ...all(9), printed: letters(9) })];
	expect(lookAgain(lookedAt(printed))).toEqual([{ kind: 'not-posted', count: 9, isNone: true }]);
	expect(lookAgain(lookedAt(printed, { isPractice: true }))).toEqual([]);
});

test('lookAgain asks about a count by hand that is larger than everything else together, and not about a small one', () => {
	const posted = { ...all(9), printed: letters(9), posted: letters(9) };
	const counted = (count: number) => [row('a', { byHand: letters(count) }), row('b', posted)];
	expect(lookAgain(lookedAt(counted(700)))).toEqual([{ kind: 'much-by-hand', caseId: 'a', count: 700 }]);
	expect(lookAgain(lookedAt(counted(40)))).toEqual([]);
	expect(lookAgain(lookedAt([row('a', { byHand: letters(60) }), row('b', { byHand: letters(60) })]))).toEqual([]);
});

test('lookAgain asks about two devices that counted the same in one quarter hour, and not about taps or what was taken back', () => {
	const twice = [line({}), line({})];
	const found = (lines: CountLine[]) => lookAgain(lookedAt([], { lines }));
	expect(found(twice)).toEqual([{ kind: 'counted-twice', caseId: 'wendy-galarza', count: 12 }]);
	const device = anId();
	expect(found([line({ device }), line({ device })])).toEqual([]);
	expect(found([line({}), line({ at: '2026-12-10T16:30:00.000Z' })])).toEqual([]);
	expect(found([line({}), line({ takenBack: { at: '2026-12-10T16:30:00.000Z' } })])).toEqual([]);
	expect(found([line({ count: 1 }), line({ count: 1 })])).toEqual([]);
});

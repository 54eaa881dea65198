import { expect, test } from 'vitest';
import type { Fact } from '#lib/domain/facts/fact.ts';
import { barsOf } from '#lib/domain/ledger/bars.ts';
import { decisionsIn, noDecisions } from '#lib/domain/ledger/decisions.ts';
import { allIn, asideIn, noFigures, sumOf } from '#lib/domain/ledger/figures.ts';
import { ledgerOf, type LedgerCount, type LedgerItem, type LedgerSources } from '#lib/domain/ledger/ledger.ts';
import { sayPutAside } from '#lib/domain/facts/say-review.ts';
import { sayMade, sayMarked } from '#lib/domain/print/say-batch-fact.ts';
import { aDesk, aHeld } from '../../support/facts.ts';
import { aCount, aTakeBack } from '../../support/paper-facts.ts';
import { anId } from '../../support/people.ts';

const tablet = anId();
const anItem = (change: Partial<LedgerItem> = {}): LedgerItem => ({
	...{ id: anId(), caseId: 'zhang-zhan', kind: 'letter', device: tablet },
	...{ receivedAt: '2026-12-10T14:15:00.000Z', opening: 'opened', ...change }
});
const ledger = (change: Partial<LedgerSources> = {}) =>
	ledgerOf({
		...{ caseIds: ['wendy-galarza', 'zhang-zhan'], items: [], decisions: noDecisions, counts: [], timeZone: 'Europe/Amsterdam' },
		...change
	});
const count = (fact: LedgerCount['fact'], isTold = false, device = tablet): LedgerCount => ({
	fact,
	device,
	by: 'guest',
	isTold
});
const told = { caseId: 'zhang-zhan', letters: 42, cards: 0, paperLetters: 12, paperCards: 0 };

test('ledgerOf keeps the order of the pack, gives zeros to a case nobody wrote for, and adds cases of an earlier pack', () => {
	const { cases, total } = ledger({ items: [anItem(), anItem({ caseId: 'of-last-year', kind: 'card' })] });
	expect(cases.map(({ caseId, goesOut }) => [caseId, goesOut])).toEqual([
		['wendy-galarza', { letters: 0, cards: 0 }],
		['zhang-zhan', { letters: 1, cards: 0 }],
		['of-last-year', { letters: 0, cards: 1 }]
	]);
	expect(total.goesOut).toEqual({ letters: 1, cards: 1 });
});

test('ledgerOf puts each item in one place: apart, held, left out, or what goes out', () => {
	const items = [anItem(), anItem({ opening: 'apart' }), anItem(), anItem({ kind: 'card' }), anItem({ opening: 'waits' })];
	const facts: Fact[] = [
		aHeld([items[2]!.id]),
		...sayPutAside([items[3]!.id], { kind: 'left-out', reason: 'test' }, new Map(), aDesk())
	];
	const { total } = ledger({ items, decisions: decisionsIn(facts) });
	expect(total).toEqual({
		...noFigures(),
		...{ arrived: { letters: 4, cards: 1 }, here: { letters: 4, cards: 1 }, apart: { letters: 1, cards: 0 } },
		...{ held: { letters: 1, cards: 0 }, leftOut: { letters: 0, cards: 1 }, goesOut: { letters: 2, cards: 0 } },
		...{ ready: { letters: 1, cards: 0 }, toPrint: { letters: 1, cards: 0 } }
	});
	expect(asideIn(total)).toEqual({ held: 1, leftOut: 1 });
});

test('ledgerOf counts what was printed and posted, and neither what only lies in a file nor what was held after it was printed', () => {
	const items = [anItem(), anItem(), anItem(), anItem(), anItem()];
	const made = items.slice(0, 4).flatMap(({ id }) => sayMade({ batch: anId(), what: 'letters', itemIds: [id] }, aDesk()));
	const batch = (at: number) => made[at]!.batch;
	const facts: Fact[] = [
		...made,
		...[1, 2, 3].map((at) => sayMarked('printed', batch(at), aDesk())),
		sayMarked('posted', batch(2), aDesk()),
		aHeld([items[2]!.id, items[3]!.id])
	];
	const { total } = ledger({ items, decisions: decisionsIn(facts) });
	expect(total).toMatchObject({ printed: { letters: 2 }, posted: { letters: 1 }, toPrint: { letters: 1 }, held: { letters: 1 } });
});

test('ledgerOf counts as gone out what another device printed and this one cannot open', () => {
	const item = anItem({ opening: 'apart' });
	const decisions = decisionsIn(sayMade({ batch: anId(), what: 'letters', itemIds: [item.id] }, aDesk()));
	expect(ledger({ items: [item], decisions }).total).toMatchObject({ apart: { letters: 0 }, goesOut: { letters: 1 } });
});

test('ledgerOf counts what the server heard of and is not here, and never fewer than lie here', () => {
	const items = [anItem(), anItem({ kind: 'card' })];
	const { total } = ledger({ items, told: [told] });
	expect(total).toMatchObject({
		arrived: { letters: 42, cards: 1 },
		here: { letters: 1, cards: 1 },
		goesOut: { letters: 42, cards: 1 }
	});
});

test('ledgerOf adds counts by hand that the server does not know, and takes off what was taken back here', () => {
	const counts = [count(aCount(1, { count: 10 }), true), count(aTakeBack(2, 1)), count(aCount(3, { kind: 'card', count: 2 }))];
	counts[1]!.by = 'organiser';
	expect(ledger({ counts, told: [told] }).total.byHand).toEqual({ letters: 2, cards: 2 });
	expect(ledger({ counts }).total.byHand).toEqual({ letters: 0, cards: 2 });
	expect(ledger({ counts, told: [{ ...told, paperLetters: 0 }] }).total.byHand).toEqual({ letters: 0, cards: 2 });
});

test('ledgerOf gives each table a row as people count them, and one to all that came from no table', () => {
	const [two, ten, phone] = [anId(), anId(), anId()];
	const tables = new Map([
		[ten, '10'],
		[two, '2']
	]);
	const items = [anItem({ device: ten }), anItem({ device: phone }), anItem({ device: two }), anItem({ device: ten })];
	const rows = ledger({ items, tables, counts: [count(aCount(1, { count: 5 }), false, two)] }).tables;
	expect(rows.map(({ table, goesOut, byHand }) => [table, goesOut.letters, byHand.letters])).toEqual([
		['2', 1, 5],
		['10', 2, 0],
		[undefined, 1, 0]
	]);
});

test('ledgerOf begins the days where the event is', () => {
	const items = [
		anItem({ receivedAt: '2026-12-10T23:15:00.000Z' }),
		anItem(),
		anItem({ receivedAt: '2026-12-10T22:45:00.000Z' })
	];
	const days = (timeZone: string) => ledger({ items, timeZone }).days.map(({ day, goesOut }) => [day, goesOut.letters]);
	expect(days('Europe/Amsterdam')).toEqual([
		['2026-12-10', 2],
		['2026-12-11', 1]
	]);
	expect(days('America/Lima')).toEqual([['2026-12-10', 3]]);
});

test('barsOf measures every bar by the longest, which leaves room for its gaps', () => {
	const row = (letters: number, cards = 0, byHand = 0) => ({
		goesOut: { letters, cards },
		byHand: { letters: byHand, cards: 0 }
	});
	const [longest, other, empty] = barsOf([row(50, 30, 20), row(50), row(0)]);
	expect(longest!.letters + longest!.cards + longest!.byHand).toBeCloseTo(97, 0);
	expect([other!.letters, empty]).toEqual([longest!.letters, { letters: 0, cards: 0, byHand: 0 }]);
});

test('sumOf an empty list gives zeros', () => {
	expect([sumOf([]), allIn(sumOf([]))]).toEqual([noFigures(), 0]);
});

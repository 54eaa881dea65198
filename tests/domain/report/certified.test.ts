import { expect, test } from 'vitest';
import { noFigures, type LedgerFigures } from '#lib/domain/ledger/figures.ts';
import { certifiedIn } from '#lib/domain/report/certified.ts';

const figures = (change: Partial<LedgerFigures> = {}): LedgerFigures => ({ ...noFigures(), ...change });

test('certifiedIn counts what goes out and by hand, first for everybody and then for each table that has any', () => {
	const total = figures({ goesOut: { letters: 5, cards: 2 }, byHand: { letters: 3, cards: 0 }, held: { letters: 9, cards: 9 } });
	const tables = [
		{ table: '2', ...figures({ goesOut: { letters: 4, cards: 0 }, byHand: { letters: 3, cards: 0 } }) },
		{ table: '10', ...figures({ held: { letters: 1, cards: 0 } }) },
		{ ...figures({ goesOut: { letters: 1, cards: 2 } }) }
	];
	expect(certifiedIn({ total, tables })).toEqual([
		{ letters: 8, cards: 2 },
		{ table: '2', letters: 7, cards: 0 }
	]);
});

test('certifiedIn gives nothing where nothing was written', () => {
	expect(certifiedIn({ total: figures(), tables: [{ table: '2', ...figures() }] })).toEqual([]);
});

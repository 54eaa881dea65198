import { expect, test } from 'vitest';
import { ledgerRows } from '#lib/domain/hall/ledger.ts';

const tally = (caseId: string, letters: number, cards = 0, paperLetters = 0, paperCards = 0) => ({
	caseId,
	letters,
	cards,
	paperLetters,
	paperCards
});

test('ledgerRows keeps the order of the pack and gives zeros to a case nobody wrote for', () => {
	const rows = ledgerRows(['b', 'a'], [tally('a', 3)]);
	expect(rows.map((row) => row.caseId)).toEqual(['b', 'a']);
	expect(rows[0]).toMatchObject({ letters: 0, cards: 0, byHand: 0, shares: { letters: 0, cards: 0, byHand: 0 } });
});

test('ledgerRows measures every bar by the longest, which leaves room for its gaps', () => {
	const [longest, other] = ledgerRows(['a', 'b'], [tally('a', 50, 30, 15, 5), tally('b', 50)]);
	const { letters, cards, byHand } = longest!.shares;
	expect(longest!.byHand).toBe(20);
	expect(letters + cards + byHand).toBeCloseTo(97, 0);
	expect(other!.shares.letters).toBe(letters);
});

test('ledgerRows ignores a tally of a case that is not in the pack', () => {
	expect(ledgerRows(['a'], [tally('stranger', 900)])).toHaveLength(1);
});

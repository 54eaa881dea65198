import { expect, test } from 'vitest';
import { totalOf } from '#lib/domain/hall/tally.ts';

test('totalOf adds what arrived and what was counted by hand, and gives zeros for nothing', () => {
	expect(totalOf([])).toEqual({ letters: 0, cards: 0, paperLetters: 0, paperCards: 0, byHand: 0 });
	const one = { caseId: 'a', letters: 3, cards: 2, paperLetters: 4, paperCards: 1 };
	expect(totalOf([one, { ...one, caseId: 'b' }])).toEqual({ letters: 6, cards: 4, paperLetters: 8, paperCards: 2, byHand: 10 });
});

/** Counts per case, for the desk, the wall and the cases screen. */
import type { CaseTally } from '../wire/wire.ts';

export interface TallyTotal {
	letters: number;
	cards: number;
	/** Counted by hand: letters, cards, and both together. */
	paperLetters: number;
	paperCards: number;
	byHand: number;
}

/** What arrived in all and what was counted by hand; an empty list gives zeros. */
export function totalOf(cases: CaseTally[]): TallyTotal {
	return cases.reduce<TallyTotal>(
		(sum, each) => ({
			letters: sum.letters + each.letters,
			cards: sum.cards + each.cards,
			paperLetters: sum.paperLetters + each.paperLetters,
			paperCards: sum.paperCards + each.paperCards,
			byHand: sum.byHand + each.paperLetters + each.paperCards
		}),
		{ letters: 0, cards: 0, paperLetters: 0, paperCards: 0, byHand: 0 }
	);
}

/** The lengths of the bars beside the ledger's rows. */
import { both, type LedgerFigures } from './figures.ts';

/** Lengths of the three parts of a bar, in percent of the space that a bar has. */
export interface BarShares {
	letters: number;
	cards: number;
	byHand: number;
}

/** The gaps between the three parts take the rest. */
const longestPercent = 97;

/** The bar of a row that has nothing yet. */
export const emptyBar: BarShares = { letters: 0, cards: 0, byHand: 0 };

/** A bar for each row: the longest fills the space, and all zeros give empty bars. */
export function barsOf(rows: readonly Pick<LedgerFigures, 'goesOut' | 'byHand'>[]): BarShares[] {
	const longest = Math.max(1, ...rows.map(({ goesOut, byHand }) => both(goesOut) + both(byHand)));
	const share = (count: number) => Math.round((count / longest) * longestPercent * 10) / 10;
	return rows.map(({ goesOut, byHand }) => ({
		letters: share(goesOut.letters),
		cards: share(goesOut.cards),
		byHand: share(both(byHand))
	}));
}

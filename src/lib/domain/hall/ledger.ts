/** The desk's ledger: one row a case, in the pack's order, with the lengths of its bar. */
import type { CaseTally } from '../wire/wire.ts';

export interface LedgerRow {
	caseId: string;
	letters: number;
	cards: number;
	/** Counted by hand: letters, cards, and both together. */
	paperLetters: number;
	paperCards: number;
	byHand: number;
	/** Lengths of the three parts of the bar, in percent of the space a bar has. */
	shares: { letters: number; cards: number; byHand: number };
}

/** The gaps between the three parts take the rest. */
const longestPercent = 97;

/** A row for every case, also for one nobody wrote for yet; the longest bar fills the space, and all zeros give empty bars. */
export function ledgerRows(caseIds: string[], tallies: CaseTally[]): LedgerRow[] {
	const rows = caseIds.map((caseId) => countsOf(caseId, tallies));
	const longest = Math.max(1, ...rows.map(({ letters, cards, byHand }) => letters + cards + byHand));
	const share = (count: number) => Math.round((count / longest) * longestPercent * 10) / 10;
	return rows.map((row) => ({
		...row,
		shares: { letters: share(row.letters), cards: share(row.cards), byHand: share(row.byHand) }
	}));
}

function countsOf(caseId: string, tallies: CaseTally[]) {
	const { letters = 0, cards = 0, paperLetters = 0, paperCards = 0 } = tallies.find((each) => each.caseId === caseId) ?? {};
	return { caseId, letters, cards, paperLetters, paperCards, byHand: paperLetters + paperCards };
}

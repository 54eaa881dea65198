/** For whom a certificate can be made, and the numbers on it: what goes out and what was counted by hand, as in the report. */
import type { ByKind, LedgerFigures } from '../ledger/figures.ts';
import type { EventLedger } from '../ledger/ledger.ts';

/** `table` is absent where it is about everybody. */
export interface Certified extends ByKind {
	table?: string;
}

/** First everybody, then each table at which something was written, as the ledger orders them. Nothing where nothing was written. */
export function certifiedIn({ total, tables }: Pick<EventLedger, 'total' | 'tables'>): Certified[] {
	const named = tables.flatMap(({ table, ...figures }) => (table === undefined ? [] : [{ table, ...written(figures) }]));
	return [written(total), ...named].filter(({ letters, cards }) => letters + cards > 0);
}

const written = ({ goesOut, byHand }: Pick<LedgerFigures, 'goesOut' | 'byHand'>): ByKind => ({
	letters: goesOut.letters + byHand.letters,
	cards: goesOut.cards + byHand.cards
});

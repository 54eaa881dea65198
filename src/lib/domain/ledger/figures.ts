/** The figures of the ledger. Letters and cards stand apart in each of them. */
import type { Kind } from '../kind.ts';

export interface ByKind {
	letters: number;
	cards: number;
}

/** What the ledger says of one case, one table, one day, or of everything. */
export interface LedgerFigures {
	/** What came in: as the server tells it and, where more lies on this device, as this device knows it. */
	arrived: ByKind;
	/** What lies on this device, opened or not. */
	here: ByKind;
	/** Of those: it was damaged on its way, or cannot be opened here. */
	apart: ByKind;
	held: ByKind;
	leftOut: ByKind;
	/** What arrived, without what stands apart, is held or is left out. This is what every sum counts. */
	goesOut: ByKind;
	/** Of what goes out: opened here, so that it can be printed here. */
	ready: ByKind;
	/** Of those: in no print batch of any organiser yet. */
	toPrint: ByKind;
	/** It came out of a printer, posted or not. */
	printed: ByKind;
	posted: ByKind;
	/** Counted by a person, and not taken back. It is in none of the numbers above. */
	byHand: ByKind;
}

const none = (): ByKind => ({ letters: 0, cards: 0 });

export const noFigures = (): LedgerFigures => ({
	arrived: none(),
	here: none(),
	apart: none(),
	held: none(),
	leftOut: none(),
	goesOut: none(),
	ready: none(),
	toPrint: none(),
	printed: none(),
	posted: none(),
	byHand: none()
});

/** Under which name a kind is counted. */
export const countedUnder = (kind: Kind): keyof ByKind => (kind === 'letter' ? 'letters' : 'cards');

/** Letters and cards together. */
export const both = ({ letters, cards }: ByKind): number => letters + cards;

const added = (one: ByKind, other: ByKind): ByKind => ({
	letters: one.letters + other.letters,
	cards: one.cards + other.cards
});

/** Adds all figures up. An empty list gives zeros. */
export function sumOf(all: readonly LedgerFigures[]): LedgerFigures {
	const sum = noFigures();
	for (const each of all) for (const name of figureNames) sum[name] = added(sum[name], each[name]);
	return sum;
}

/** The names of all figures. */
export const figureNames = Object.keys(noFigures()) as (keyof LedgerFigures)[];

/** What is held and left out, letters and cards together, as a sentence names it. */
export const asideIn = ({ held, leftOut }: Pick<LedgerFigures, 'held' | 'leftOut'>) => ({
	held: both(held),
	leftOut: both(leftOut)
});
/** Everything that counts: what goes out, and what was counted by hand. */
export const allIn = ({ goesOut, byHand }: Pick<LedgerFigures, 'goesOut' | 'byHand'>): number => both(goesOut) + both(byHand);

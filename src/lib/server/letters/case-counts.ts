/** The running counts of an event as they stand in its counters: `{ "case id": { letters, cards, paperLetters, paperCards } }`. */
import type { CaseTally } from '#lib/domain/wire/wire.ts';

type Counts = Omit<CaseTally, 'caseId'>;

export const noCounts: Counts = { letters: 0, cards: 0, paperLetters: 0, paperCards: 0 };

/** Reads the counts by case. A case without any items is absent. */
export const countsIn = (byCase: string) => JSON.parse(byCase) as Partial<Record<string, Counts>>;

/** Gives what one stored item adds to the counts. A request of a writer is no item of a case, and adds nothing. */
export const countedAs = (caseId: string, kind: string): (Partial<Counts> & { caseId: string })[] =>
	kind === 'request' ? [] : [{ caseId, [kind === 'card' ? 'cards' : 'letters']: 1 }];

/** Adds new counts to the stored ones, and gives the JSON text to store. */
export function addTo(byCase: string, added: (Partial<Counts> & { caseId: string })[]): string {
	const counts = new Map(Object.entries(countsIn(byCase)));
	for (const { caseId, letters = 0, cards = 0, paperLetters = 0, paperCards = 0 } of added) {
		const had = counts.get(caseId) ?? noCounts;
		counts.set(caseId, {
			letters: had.letters + letters,
			cards: had.cards + cards,
			paperLetters: had.paperLetters + paperLetters,
			paperCards: had.paperCards + paperCards
		});
	}
	return JSON.stringify(Object.fromEntries(counts));
}

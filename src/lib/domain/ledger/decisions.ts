/** What organisers decided and did, merged from their facts, as the ledger asks for it. */
import type { Fact } from '../facts/fact.ts';
import { mergeReviews, type ReviewsById } from '../facts/review.ts';
import { itemPrints, mergeBatches, type ItemPrint } from '../print/print-batch.ts';

export interface Decisions {
	reviews: ReviewsById;
	/** By item id: how far it got. An item that is in no standing batch has no entry. */
	prints: ReadonlyMap<string, Pick<ItemPrint, 'state'>>;
}
/** What is known where no organiser's facts are. */
export const noDecisions: Decisions = { reviews: new Map(), prints: new Map() };

/** Merges the facts, in whatever order and however often each one arrived. */
export const decisionsIn = (facts: readonly Fact[]): Decisions => ({
	reviews: mergeReviews(facts),
	prints: itemPrints(mergeBatches(facts))
});

/** New facts about single items, from ids, a moment and a device that are handed in. */
import type { TakenBackFact } from './fact.ts';
import { factBounds, headOf, inPortions, type Saying } from './fact-head.ts';
import type { ReviewsById } from './review.ts';
import type { PutAsideFact, ReleasedFact, ReviewReason } from './review-fact.ts';

export interface PuttingAside {
	kind: PutAsideFact['kind'];
	reason: ReviewReason;
	/** The organiser's own words, sealed for the organisers, in base64. */
	sealed?: string;
	/** The id of the news for which they are held. */
	news?: string;
}

/** Holds the items or leaves them out: one fact for each thousand. */
export const sayPutAside = (
	itemIds: readonly string[],
	how: PuttingAside,
	reviews: ReviewsById,
	saying: Saying
): PutAsideFact[] =>
	inPortions(itemIds, factBounds.items).map((items) => ({
		...headOf(saying),
		items,
		turn: turnAfter(items, reviews),
		kind: how.kind,
		reason: how.reason,
		...(how.sealed !== undefined && { sealed: how.sealed }),
		...(how.news !== undefined && { news: how.news })
	}));

/** Releases items that were held or left out, in as many facts as their bounds ask for. */
export const sayReleased = (itemIds: readonly string[], reviews: ReviewsById, saying: Saying): ReleasedFact[] =>
	inPortions(itemIds, factBounds.items).map((items) => ({
		...headOf(saying),
		items,
		turn: turnAfter(items, reviews),
		kind: 'released'
	}));

/** Takes back these facts about items, and no others. */
export const sayTakenBack = (factIds: readonly string[], saying: Saying): TakenBackFact[] =>
	inPortions(factIds, factBounds.named).map((facts) => ({ ...headOf(saying), kind: 'taken-back', facts }));

const turnAfter = (items: readonly string[], reviews: ReviewsById) =>
	Math.min(factBounds.turn, 1 + items.reduce((highest, id) => Math.max(highest, reviews.get(id)?.turn ?? 0), 0));

/**
 * Merges what organisers decided about single items. The result is the same on every device, whatever the order of the facts and
 * however often each one arrived.
 */
import type { Fact } from './fact.ts';
import { onceEach } from './fact-head.ts';
import type { ReviewFact } from './review-fact.ts';

/** `held`: waits for somebody to look again. `left-out`: stays here and goes nowhere. Neither prints nor counts. */
export type ReviewState = 'fine' | 'held' | 'left-out';

export interface ItemReview {
	state: ReviewState;
	/** Who said so, when and why. Absent when everything that was said is taken back. */
	said?: ReviewFact;
	/** The ids of the facts about the item that nobody has taken back, the one that counts first. */
	standing: string[];
	/** The highest turn that is known of the item, also of facts that were taken back. */
	turn: number;
}
export type ReviewsById = ReadonlyMap<string, ItemReview>;
/** What is known before anything was read. */
export const noReviews: ReviewsById = new Map();

/** Gives by item id what holds now. An item about which nobody said anything has no entry and is fine. */
export function mergeReviews(facts: Iterable<Fact>): ReviewsById {
	const all = onceEach(facts);
	const takenBack = new Set(all.flatMap((fact) => (fact.kind === 'taken-back' && fact.batch === undefined ? fact.facts : [])));
	const byItem = new Map<string, Set<ReviewFact>>();
	for (const fact of all)
		if (isReview(fact)) for (const id of fact.items) byItem.set(id, (byItem.get(id) ?? new Set()).add(fact));
	return new Map([...byItem].map(([id, said]) => [id, reviewOf([...said], takenBack)]));
}

const isReview = (fact: Fact): fact is ReviewFact => fact.kind === 'held' || fact.kind === 'left-out' || fact.kind === 'released';

function reviewOf(said: ReviewFact[], takenBack: ReadonlySet<string>): ItemReview {
	const standing = said.filter(({ id }) => !takenBack.has(id)).sort(laterFirst);
	const [last] = standing;
	return {
		state: last === undefined || last.kind === 'released' ? 'fine' : last.kind,
		...(last && { said: last }),
		standing: standing.map(({ id }) => id),
		turn: Math.max(...said.map(({ turn }) => turn))
	};
}

/**
 * An answer comes after what it answers, whatever the clocks say. Of two who could not know of each other, the later by the clock
 * counts; the id decides when that is the same, so that all devices agree.
 */
function laterFirst(a: ReviewFact, b: ReviewFact): number {
	return b.turn - a.turn || Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1);
}

/** Whether an item may be printed, in any form: as a letter, a card, a label, an envelope or a line of a cover. */
export const mayPrint = (review: ItemReview | undefined): boolean => reviewStateOf(review) === 'fine';

/** The state of an item. One that nobody has reviewed is `fine`. */
export const reviewStateOf = (review: ItemReview | undefined): ReviewState => review?.state ?? 'fine';

/** Whether an item stands beside the sums: it is put aside, and was not in the post before that. */
export const isAside = (review: ItemReview | undefined, isPosted: boolean): boolean => !mayPrint(review) && !isPosted;

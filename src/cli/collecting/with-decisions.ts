import type { Fact } from '#lib/domain/facts/fact.ts';
import { mayPrint, mergeReviews, reviewStateOf, type ItemReview } from '#lib/domain/facts/review.ts';
import { shellEntryOf, type ShellItem } from '#lib/domain/facts/shell-item.ts';
import type { Item } from '#lib/domain/item.ts';
import { openNote } from '#lib/sealing/seal-note.ts';

export interface Decided {
	/** What is written for each item, in order: the item, and beside it what organisers decided, if it may not print. */
	entries: ShellItem[];
	held: number;
	leftOut: number;
}

/** Puts what organisers decided beside the opened items, with their notes opened. */
export async function withDecisions(
	items: readonly Item[],
	facts: readonly Fact[],
	identities: readonly string[]
): Promise<Decided> {
	const reviews = mergeReviews(facts);
	const entries: ShellItem[] = [];
	for (const item of items) {
		const review = reviews.get(item.id);
		entries.push(shellEntryOf(item, review, await noteOf(review, identities, item.event)));
	}
	const count = (state: 'held' | 'left-out') => items.filter(({ id }) => reviewStateOf(reviews.get(id)) === state).length;
	return { entries, held: count('held'), leftOut: count('left-out') };
}

async function noteOf(review: ItemReview | undefined, identities: readonly string[], event: string) {
	const said = review?.said;
	if (mayPrint(review) || !said || said.kind === 'released' || said.sealed === undefined) return undefined;
	return openNote(said.sealed, identities, event);
}

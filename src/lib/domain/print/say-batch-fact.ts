/** New facts about print batches, from ids, a moment and a device that are handed in. */
import type { TakenBackFact } from '../facts/fact.ts';
import { factBounds, headOf, inPortions, type Saying } from '../facts/fact-head.ts';
import type { MadeFact, MarkFact, PrintKind } from './batch-fact.ts';
import type { PrintBatch } from './print-batch.ts';

export interface NewBatch {
	batch: string;
	what: PrintKind;
	itemIds: string[];
	pages?: number;
	/** Standing batches with some of the same items that the organiser was told of. */
	again?: string[];
}

/** One fact for each thousand items; none for a batch without any. */
export function sayMade({ batch, what, itemIds, pages, again = [] }: NewBatch, saying: Saying): MadeFact[] {
	const known = again.length > 0 ? { again: again.slice(0, factBounds.named) } : {};
	return inPortions(itemIds, factBounds.items).map((items, at) => ({
		...ofBatch(batch, saying),
		kind: 'made',
		what,
		offset: at * factBounds.items,
		items,
		...(pages !== undefined && { pages }),
		...known
	}));
}

/** A fact which says that the batch came out of the printer, or that it was posted. */
export const sayMarked = (kind: MarkFact['kind'], batch: string, saying: Saying): MarkFact => ({
	...ofBatch(batch, saying),
	kind
});

/** `posted`: the batch is not at the post yet. `all`: it did not come out of the printer, and its items are free again. */
export type TakeBack = 'posted' | 'all';

/** Takes back the facts that this device knows now, and no others. Gives no fact when there is nothing to take back. */
export function sayBatchTakenBack(which: TakeBack, { id, standing }: PrintBatch, saying: Saying): TakenBackFact[] {
	const named = which === 'posted' ? standing.posted : [...standing.made, ...standing.printed, ...standing.posted];
	return inPortions(named, factBounds.named).map((facts) => ({ ...ofBatch(id, saying), kind: 'taken-back', facts }));
}

const ofBatch = (batch: string, saying: Saying) => {
	const { id, ...rest } = headOf(saying);
	return { id, batch, ...rest };
};

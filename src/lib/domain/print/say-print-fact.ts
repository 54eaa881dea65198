/** New facts about print batches, from ids, a moment and a device that are handed in. */
import type { PrintBatch } from './print-batch.ts';
import { printBounds, type MadeFact, type MarkFact, type PrintKind, type TakenBackFact } from './print-fact.ts';

export interface Saying {
	/** This device's pseudonym in the event. */
	device: string;
	nowMs: number;
	newId: () => string;
}

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
	const known = again.length > 0 ? { again: again.slice(0, printBounds.named) } : {};
	return inPortions(itemIds, printBounds.items).map((items, at) => ({
		...headOf(batch, saying),
		kind: 'made',
		what,
		offset: at * printBounds.items,
		items,
		...(pages !== undefined && { pages }),
		...known
	}));
}

/** A fact which says that the batch came out of the printer, or that it was posted. */
export const sayMarked = (kind: MarkFact['kind'], batch: string, saying: Saying): MarkFact => ({
	...headOf(batch, saying),
	kind
});

/** `posted`: the batch is not at the post yet. `all`: it did not come out of the printer, and its items are free again. */
export type TakeBack = 'posted' | 'all';

/** Takes back the facts that this device knows now, and no others. Gives no fact when there is nothing to take back. */
export function sayTakenBack(which: TakeBack, { id, standing }: PrintBatch, saying: Saying): TakenBackFact[] {
	const named = which === 'posted' ? standing.posted : [...standing.made, ...standing.printed, ...standing.posted];
	return inPortions(named, printBounds.named).map((facts) => ({ ...headOf(id, saying), kind: 'taken-back', facts }));
}

const headOf = (batch: string, { device, nowMs, newId }: Saying) => ({ id: newId(), batch, device, at: minuteOf(nowMs) });

/** To the minute: enough to find a pile of paper again. */
const minuteOf = (atMs: number) => new Date(Math.floor(atMs / 60_000) * 60_000).toISOString();

function inPortions<T>(all: T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

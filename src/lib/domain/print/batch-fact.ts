/**
 * What happened to a print batch, as facts: made, printed, posted. By ids alone, without a name or a word of what somebody wrote.
 */
import { idField } from '../decode/fields.ts';
import { integer, list, oneOf, optional, type Decode, type shape } from '../decode/parse.ts';
import { factBounds, factHead, type FactHead } from '../facts/fact-head.ts';

/** What is printed of the items. `all` is the letters first, then the cards; labels, envelopes and covers take both kinds. */
export const printKinds = ['letters', 'cards', 'all', 'labels', 'envelopes', 'covers'] as const;
export type PrintKind = (typeof printKinds)[number];

interface OfBatch extends FactHead {
	/** The batch's own id. */
	batch: string;
}
/** A part of a batch: `items` stand in it from position `offset` on. Usually there is one part. */
export interface MadeFact extends OfBatch {
	kind: 'made';
	what: PrintKind;
	offset: number;
	items: string[];
	/** In the whole file. */
	pages?: number;
	/** Batches that hold some of these items too, which whoever made it knew: printed again on purpose. */
	again?: string[];
}
/** It came out of the printer, or went to the post. */
export interface MarkFact extends OfBatch {
	kind: 'printed' | 'posted';
}
export type BatchFact = MadeFact | MarkFact;

const { id, ...rest } = factHead;
const ofBatch = { id, batch: idField, ...rest };

/** Reads one in its one order of fields. */
export function batchFactOf(object: typeof shape) {
	const made: Decode<MadeFact> = object({
		...ofBatch,
		kind: oneOf('made'),
		what: oneOf(...printKinds),
		offset: integer({ min: 0, max: 10_000_000 }),
		items: list(idField, { min: 1, max: factBounds.items, noun: 'items' }),
		pages: optional(integer({ min: 0, max: factBounds.pages })),
		again: optional(list(idField, { min: 1, max: factBounds.named, noun: 'batches' }))
	});
	const mark: Decode<MarkFact> = object({ ...ofBatch, kind: oneOf('printed', 'posted') });
	return { made, mark };
}

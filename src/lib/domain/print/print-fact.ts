/**
 * What happened to a print batch, as facts that are only ever added: made, printed, posted, taken back. By ids alone, without a
 * name or a word of what somebody wrote. A fact is minted once, on one device, and never changes.
 */
import { idField } from '../decode/fields.ts';
import { momentField } from '../decode/moment-field.ts';
import {
	integer,
	list,
	oneOf,
	openShape,
	optional,
	parseWith,
	refuse,
	shape,
	type Decode,
	type Parsed
} from '../decode/parse.ts';

/** What is printed of the items. `all` is the letters first, then the cards; labels, envelopes and covers take both kinds. */
export const printKinds = ['letters', 'cards', 'all', 'labels', 'envelopes', 'covers'] as const;
export type PrintKind = (typeof printKinds)[number];

/** What one print fact, one post and one page of them may hold at most. */
export const printBounds = {
	/** In one fact; a larger batch is made of several, which stay far below any limit of a body. */
	items: 1_000,
	/** Facts that one taking back names, and batches that one making says it knows. */
	named: 100,
	pages: 1_000_000,
	/** Facts in one post, and on one page of the feed. */
	facts: 50
};

interface FactHead {
	id: string;
	/** The batch's own id. */
	batch: string;
	/** Pseudonym of the organiser's device that says so. */
	device: string;
	/** By that device's clock, to the minute: for showing alone. */
	at: string;
}
/** A part of a batch: `items` stand in it from position `offset` on. Usually there is one part. */
export interface MadeFact extends FactHead {
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
export interface MarkFact extends FactHead {
	kind: 'printed' | 'posted';
}
/** Takes back the facts it names and no others: what another organiser said meanwhile stands. */
export interface TakenBackFact extends FactHead {
	kind: 'taken-back';
	facts: string[];
}
export type PrintFact = MadeFact | MarkFact | TakenBackFact;

const head = { id: idField, batch: idField, device: idField, at: momentField };

/** Fields in one order, whoever wrote them: two facts are the same when their JSON is. */
function factOf(object: typeof shape): Decode<PrintFact> {
	const made = object({
		...head,
		kind: oneOf('made'),
		what: oneOf(...printKinds),
		offset: integer({ min: 0, max: 10_000_000 }),
		items: list(idField, { min: 1, max: printBounds.items, noun: 'items' }),
		pages: optional(integer({ min: 0, max: printBounds.pages })),
		again: optional(list(idField, { min: 1, max: printBounds.named, noun: 'batches' }))
	});
	const mark = object({ ...head, kind: oneOf('printed', 'posted') });
	const takenBack = object({
		...head,
		kind: oneOf('taken-back'),
		facts: list(idField, { min: 1, max: printBounds.named, noun: 'facts' })
	});
	return (value, path) => {
		const kind = (value as { kind?: unknown } | null | undefined)?.kind;
		if (kind === 'made') return made(value, path);
		if (kind === 'printed' || kind === 'posted') return mark(value, path);
		if (kind === 'taken-back') return takenBack(value, path);
		return refuse(path, 'must be a fact that is made, printed, posted or taken-back', typeof kind === 'string');
	};
}

/** What another organiser said, perhaps with a newer app. */
export const openPrintFactField = factOf(openShape);
/** As it is posted. */
export const parsePrintFact = (value: unknown): Parsed<PrintFact> => parseWith(printFactField, value);
const printFactField = factOf(shape);

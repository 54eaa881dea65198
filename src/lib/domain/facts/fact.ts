/**
 * What organisers did, as facts that are only ever added: print batches made, printed and posted, items held, released and left
 * out, who sits at which device, and any of it taken back. A fact is minted once, on one device, and never changes.
 */
import { idField } from '../decode/fields.ts';
import { list, oneOf, openShape, optional, parseWith, refuse, shape, type Decode, type Parsed } from '../decode/parse.ts';
import { batchFactOf, type BatchFact } from '../print/batch-fact.ts';
import { factBounds, factHead, type FactHead } from './fact-head.ts';
import { nameFactOf, type NamedFact } from './name-fact.ts';
import { reviewFactOf, type ReviewFact } from './review-fact.ts';

/** Takes back the facts it names and no others: what another organiser said meanwhile stands. */
export interface TakenBackFact extends FactHead {
	kind: 'taken-back';
	/** The batch whose facts these are. Without one, they are facts about items or names. */
	batch?: string;
	facts: string[];
}
export type Fact = BatchFact | ReviewFact | NamedFact | TakenBackFact;

/** Fields in one order, whoever wrote them: two facts are the same when their JSON is. */
function factOf(object: typeof shape, isOpen = false): Decode<Fact> {
	const { made, mark } = batchFactOf(object);
	const { putAside, released } = reviewFactOf(object, isOpen);
	const { id, ...rest } = factHead;
	const takenBack = object({
		...{ id, batch: optional(idField), ...rest },
		kind: oneOf('taken-back'),
		facts: list(idField, { min: 1, max: factBounds.named, noun: 'facts' })
	});
	const kinds: Record<Fact['kind'], Decode<Fact>> = {
		made,
		printed: mark,
		posted: mark,
		'taken-back': takenBack,
		held: putAside,
		'left-out': putAside,
		released,
		named: nameFactOf(object)
	};
	return (value, path, notKnown) => {
		const kind = (value as { kind?: unknown } | null | undefined)?.kind;
		if (typeof kind === 'string' && Object.hasOwn(kinds, kind)) return kinds[kind as Fact['kind']](value, path, notKnown);
		return refuse(path, `must be a fact that is ${Object.keys(kinds).join(' or ')}`, typeof kind === 'string');
	};
}

/** What another organiser said, perhaps with a newer app. */
export const openFactField = factOf(openShape, true);
const factField = factOf(shape);
/** As it is posted. */
export const parseFact = (value: unknown): Parsed<Fact> => parseWith(factField, value);

/** The batch that the fact is about, or `undefined` when it is about items. */
export const batchIdOf = (fact: Fact): string | undefined => ('batch' in fact ? fact.batch : undefined);

/**
 * What organisers decided about single items, as facts: held, released, left out. By ids and a reason alone. What a person adds in
 * words of their own is sealed for the organisers.
 */
import { idField } from '../decode/fields.ts';
import { ifKnown, oneOfOr } from '../decode/open.ts';
import { integer, list, oneOf, optional, type Decode, type shape } from '../decode/parse.ts';
import { sealedCard } from '../wire/wire.ts';
import { factBounds, factHead, type FactHead } from './fact-head.ts';

/** Why an item is held or left out. `other` is the last, and says itself in a sealed note. */
export const reviewReasons = [
	'not-polite',
	'off-the-case',
	'unreadable',
	'duplicate',
	'test',
	'not-to-be-sent',
	'other'
] as const;
export type ReviewReason = (typeof reviewReasons)[number];

interface OfItems extends FactHead {
	items: string[];
	/** One above every standing fact about these items that the organiser knew, so that no wrong clock undoes an answer. */
	turn: number;
}
/** Waits for somebody to look again: `held`. Stays here and goes nowhere: `left-out`. */
export interface PutAsideFact extends OfItems {
	kind: 'held' | 'left-out';
	reason: ReviewReason;
	/** A note of the organiser, sealed for the organisers, in base64. */
	sealed?: string;
	/** The news for which it is held, by id. Nobody read the items: they are held because of their case. */
	news?: string;
}
/** Everything is in order, whatever was said before. */
export interface ReleasedFact extends OfItems {
	kind: 'released';
}
export type ReviewFact = PutAsideFact | ReleasedFact;

const ofItems = {
	...factHead,
	items: list(idField, { min: 1, max: factBounds.items, noun: 'items' }),
	turn: integer({ min: 1, max: factBounds.turn })
};

/** Reads one in its one order of fields. A reason that only a newer app knows is `other` to an open reader. */
export function reviewFactOf(object: typeof shape, isOpen: boolean) {
	const putAside: Decode<PutAsideFact> = object({
		...ofItems,
		kind: oneOf('held', 'left-out'),
		reason: isOpen ? oneOfOr<ReviewReason>('other', ...reviewReasons) : oneOf(...reviewReasons),
		sealed: isOpen ? ifKnown(sealedCard) : optional(sealedCard),
		news: isOpen ? ifKnown(idField) : optional(idField)
	});
	const released: Decode<ReleasedFact> = object({ ...ofItems, kind: oneOf('released') });
	return { putAside, released };
}

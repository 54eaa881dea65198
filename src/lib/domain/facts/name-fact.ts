/**
 * Who sits at an organiser's device, as a fact that this device says of itself: a first name or a role. The name is sealed and
 * signed by an organiser's key, so that the server neither reads it nor makes one up.
 */
import { integer, oneOf, type Decode, type shape } from '../decode/parse.ts';
import { sealedCard } from '../wire/wire.ts';
import { factBounds, factHead, headOf, type FactHead, type Saying } from './fact-head.ts';

export interface NamedFact extends FactHead {
	kind: 'named';
	/** One above every earlier name of this device, so that no wrong clock brings an old name back. */
	turn: number;
	/** A `SignedName`, sealed for the organisers, in base64. */
	sealed: string;
}

/** Reads one in its one order of fields. */
export const nameFactOf = (object: typeof shape): Decode<NamedFact> =>
	object({
		...factHead,
		turn: integer({ min: 1, max: factBounds.turn }),
		kind: oneOf('named'),
		sealed: sealedCard
	});

/** The beginning of a new fact, to which its signed name is bound. */
export type NameHead = Pick<NamedFact, 'id' | 'device' | 'at' | 'turn'>;
/** Begins the next name of this device. `known`: the names that it had. */
export const nextName = (known: readonly NamedFact[], saying: Saying): NameHead => ({
	...headOf(saying),
	turn: Math.min(factBounds.turn, 1 + known.reduce((highest, { turn }) => Math.max(highest, turn), 0))
});
/** The fact, from its beginning and the sealed name. */
export const sayNamed = (head: NameHead, sealed: string): NamedFact => ({ ...head, kind: 'named', sealed });

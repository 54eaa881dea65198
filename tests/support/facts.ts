/** Facts for tests: what an organiser's device says of print batches, of single items and of itself. */
import { nextName, sayNamed, type NamedFact } from '#lib/domain/facts/name-fact.ts';
import { noReviews, type ReviewsById } from '#lib/domain/facts/review.ts';
import type { PutAsideFact } from '#lib/domain/facts/review-fact.ts';
import { sayPutAside } from '#lib/domain/facts/say-review.ts';
import type { MadeFact, MarkFact } from '#lib/domain/print/batch-fact.ts';
import type { Saying } from '#lib/domain/facts/fact-head.ts';
import { sayMade, sayMarked, type NewBatch } from '#lib/domain/print/say-batch-fact.ts';
import { ageShaped } from './age-shaped.ts';
import { toBase64 } from '#lib/sealing/bytes.ts';
import { anId, aMomentMs } from './people.ts';

export const aDesk = (device = anId()): Saying => ({ device, nowMs: aMomentMs, newId: () => anId() });

/** One batch, made at that desk. */
export function aMade(saying: Saying = aDesk(), change: Partial<NewBatch> = {}): MadeFact {
	const [fact] = sayMade({ batch: anId(), what: 'letters', itemIds: [anId(), anId()], ...change }, saying);
	if (!fact) throw new Error('a batch without items');
	return fact;
}

export const aMark = (of: MadeFact, kind: MarkFact['kind'] = 'printed', saying: Saying = aDesk()): MarkFact =>
	sayMarked(kind, of.batch, saying);

/** These items, held at that desk. */
export function aHeld(itemIds: string[] = [anId()], saying: Saying = aDesk(), reviews: ReviewsById = noReviews): PutAsideFact {
	const [fact] = sayPutAside(itemIds, { kind: 'held', reason: 'not-polite' }, reviews, saying);
	if (!fact) throw new Error('nothing is held');
	return fact;
}

const aSealedName = toBase64(ageShaped(new Uint8Array(1)));
/** That desk says who sits there, in a name that nobody opens. `known`: the names that it had. */
export const aNamed = (saying: Saying = aDesk(), known: readonly NamedFact[] = []): NamedFact =>
	sayNamed(nextName(known, saying), aSealedName);

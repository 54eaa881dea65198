/** Print batches for tests: what an organiser's device says of one. */
import type { PrintFact } from '#lib/domain/print/print-fact.ts';
import { sayMade, sayMarked, type NewBatch, type Saying } from '#lib/domain/print/say-print-fact.ts';
import { anId, aMomentMs } from './people.ts';

export const aDesk = (device = anId()): Saying => ({ device, nowMs: aMomentMs, newId: () => anId() });

/** One batch, made at that desk. */
export function aMade(saying: Saying = aDesk(), change: Partial<NewBatch> = {}): PrintFact {
	const [fact] = sayMade({ batch: anId(), what: 'letters', itemIds: [anId(), anId()], ...change }, saying);
	if (!fact) throw new Error('a batch without items');
	return fact;
}

export const aMark = (of: PrintFact, kind: 'printed' | 'posted' = 'printed', saying: Saying = aDesk()): PrintFact =>
	sayMarked(kind, of.batch, saying);

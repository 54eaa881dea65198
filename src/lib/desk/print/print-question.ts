/** What the desk asks before a run, so that two organisers never print the same letter twice without knowing. */
import { isOfItems, type Overlap, type PrintBatch } from '#lib/domain/print/print-batch.ts';
import type { FactsFreshness } from '../facts.svelte.ts';

export type Question =
	/** Of the items that the person saw, `taken` are in these batches by now, and `rest` are not. */
	{ kind: 'overlap'; taken: number; rest: number; batches: PrintBatch[] } | { kind: 'not-asked' };

export interface Intent {
	what: PrintBatch['what'];
	/** The item ids as the person saw them when they pressed. */
	itemIds: string[];
	/** Ids of batches that already held some of the items and were shown to the person. */
	known: string[];
	/** The screen had already said that the others cannot be asked. */
	isWarned: boolean;
}

/** Gives the question to ask, if there is one. What the screen showed before the press is not asked again. */
export function questionFor(
	{ what, itemIds, known, isWarned }: Intent,
	overlaps: Overlap[],
	freshness: FactsFreshness
): Question | undefined {
	if (!isOfItems({ what })) return undefined;
	const news = overlaps.filter(({ batch }) => !known.includes(batch.id));
	if (news.length > 0) {
		const taken = new Set(news.flatMap((overlap) => overlap.itemIds)).size;
		return { kind: 'overlap', taken, rest: itemIds.length - taken, batches: news.map(({ batch }) => batch) };
	}
	return freshness.kind === 'stale' && !isWarned ? { kind: 'not-asked' } : undefined;
}

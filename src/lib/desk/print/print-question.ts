/** What to ask before a run, so that two organisers never print the same letter twice unaware. */
import { isOfItems, type Overlap, type PrintBatch } from '#lib/domain/print/print-batch.ts';
import type { Freshness } from '../batches.svelte.ts';

export type Question =
	/** `taken` of those a person saw are in these batches by now, `rest` are not. */
	{ kind: 'overlap'; taken: number; rest: number; batches: PrintBatch[] } | { kind: 'not-asked' };

export interface Intent {
	what: PrintBatch['what'];
	/** As the person saw them when they pressed. */
	itemIds: string[];
	/** Batches that held some of them already then, and were shown. */
	known: string[];
	/** The screen said before that the others cannot be asked. */
	isWarned: boolean;
}

/** Nothing is asked twice: what stood on the screen before the press was known. */
export function questionFor(
	{ what, itemIds, known, isWarned }: Intent,
	overlaps: Overlap[],
	freshness: Freshness
): Question | undefined {
	if (!isOfItems({ what })) return undefined;
	const news = overlaps.filter(({ batch }) => !known.includes(batch.id));
	if (news.length > 0) {
		const taken = new Set(news.flatMap((overlap) => overlap.itemIds)).size;
		return { kind: 'overlap', taken, rest: itemIds.length - taken, batches: news.map(({ batch }) => batch) };
	}
	return freshness.kind === 'stale' && !isWarned ? { kind: 'not-asked' } : undefined;
}

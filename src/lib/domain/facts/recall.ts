/** What news of a case mean for the items of that case on an organiser's device. Pure. */
import type { Kind } from '../kind.ts';
import type { CaseNews } from '../pack/case-news.ts';
import type { ItemPrint, PrintBatch } from '../print/print-batch.ts';
import type { Fact } from './fact.ts';
import { mayPrint, type ReviewsById } from './review.ts';
import type { PutAsideFact } from './review-fact.ts';

interface OfCase {
	id: string;
	caseId: string;
	kind: Kind;
}
/** What an organiser's device knows of its items. */
export interface ItemsHere {
	items: readonly OfCase[];
	reviews: ReviewsById;
	prints: ReadonlyMap<string, ItemPrint>;
}

/** After good news a card still finds the person, so only letters are kept back. */
const isMeant = ({ caseId, kind }: OfCase, news: Pick<CaseNews, 'caseId' | 'kind'>) =>
	caseId === news.caseId && (news.kind === 'stop' || kind === 'letter');

const isGone = (id: string, prints: ItemsHere['prints']) => prints.get(id)?.state === 'posted';

/**
 * The items to hold now for these news: those that would go out, and that were not held for them before. What somebody released
 * since stays released.
 */
export function itemsToHold(news: CaseNews, { items, reviews, prints }: ItemsHere, facts: Iterable<Fact>): string[] {
	const held = new Set(holdsFor(news.id, facts).flatMap((fact) => fact.items));
	return items
		.filter((item) => isMeant(item, news) && !isGone(item.id, prints) && mayPrint(reviews.get(item.id)) && !held.has(item.id))
		.map(({ id }) => id);
}

/** The facts that hold items for these news, also those that were taken back. */
export const holdsFor = (newsId: string, facts: Iterable<Fact>): PutAsideFact[] =>
	holds(facts).filter((fact) => fact.news === newsId);

/** The facts that stand and hold items for news that are told no more. */
export function holdsOfNoNews(told: readonly CaseNews[], facts: readonly Fact[]): PutAsideFact[] {
	const ids = new Set(told.map(({ id }) => id));
	const takenBack = new Set(facts.flatMap((fact) => (fact.kind === 'taken-back' ? fact.facts : [])));
	return holds(facts).filter(({ id, news }) => news !== undefined && !ids.has(news) && !takenBack.has(id));
}

const holds = (facts: Iterable<Fact>) => [...facts].filter((fact): fact is PutAsideFact => fact.kind === 'held');

/** What news of this kind do, or did, to what is here. */
export interface Reach {
	/** Handed in, and not in the post: they are held, printed or not. */
	held: number;
	/** Those of them that a batch holds already, by batch: paper that lies somewhere. */
	printed: { batch: PrintBatch; count: number }[];
	/** In the post: nobody can call them back. */
	posted: number;
	/** Items of the case that the news leave alone. */
	stays: number;
}

/** Counts what news of a case do to the items that are here, with the batches that hold them already. */
export function reachOf(news: Pick<CaseNews, 'caseId' | 'kind'>, { items, prints }: Omit<ItemsHere, 'reviews'>): Reach {
	const ofCase = items.filter(({ caseId }) => caseId === news.caseId);
	const meant = ofCase.filter((item) => isMeant(item, news));
	const kept = meant.filter(({ id }) => !isGone(id, prints));
	const batches = new Map<PrintBatch, number>();
	for (const { id } of kept) for (const batch of prints.get(id)?.batches ?? []) batches.set(batch, (batches.get(batch) ?? 0) + 1);
	return {
		held: kept.length,
		printed: [...batches].map(([batch, count]) => ({ batch, count })),
		posted: meant.length - kept.length,
		stays: ofCase.length - meant.length
	};
}

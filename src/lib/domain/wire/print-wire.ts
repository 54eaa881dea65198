/** Facts about print batches on their way between organisers' devices and the server. Both sides parse with these. */
import { idField } from '../decode/fields.ts';
import { momentField } from '../decode/moment-field.ts';
import { ifKnown, openList } from '../decode/open.ts';
import {
	anything,
	integer,
	list,
	noDeeperThan,
	oneOf,
	openShape,
	optional,
	parseWith,
	shape,
	text,
	type Decoded,
	type Parsed
} from '../decode/parse.ts';
import { openPrintFactField, printBounds } from '../print/print-fact.ts';

/** The envelope alone: facts are parsed one by one, so that a malformed one refuses no neighbour. */
const posted = shape({ facts: list(noDeeperThan(2), { min: 1, max: printBounds.facts, noun: 'facts' }) });
export type PostedFacts = Decoded<typeof posted>;
/** What an organiser's device posts, as the server takes it; each fact is looked at on its own later. */
export const parsePostedFacts = (value: unknown): Parsed<PostedFacts> => parseWith(posted, value);

const factOutcomes = ['stored', 'known', 'conflict', 'refused'] as const;
const factRefusals = ['malformed', 'event-full'] as const;
const count = integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

/** `conflict`: another fact lies under this id, and nothing was overwritten. `number`: what its batch is called. */
const factReceipt = openShape({
	id: text({ min: 0, max: 64 }),
	outcome: oneOf(...factOutcomes),
	reason: ifKnown(oneOf(...factRefusals)),
	number: optional(count)
});
export type FactReceipt = Decoded<typeof factReceipt>;
/** A receipt that is not understood is left out, so that its fact goes on waiting. */
const factsAnswer = openShape({
	receipts: openList(factReceipt, { max: printBounds.facts, noun: 'receipts' }),
	serverTime: momentField
});
/** Fact by fact, in the order posted. */
export type FactsAnswer = Decoded<typeof factsAnswer>;
/** The server's word on each fact that was posted. */
export const parseFactsAnswer = (value: unknown): Parsed<FactsAnswer> => parseWith(factsAnswer, value);

/** `n` is the order of arrival in the event, `number` the name of the batch. */
const feedFact = openShape({ n: count, number: count, fact: openPrintFactField });
export type FeedFact = Decoded<typeof feedFact>;
/** One fact of the feed. A fact that a newer app wrote is `malformed` here and is passed over by its number. */
export const parseFeedFact = (value: unknown): Parsed<FeedFact> => parseWith(feedFact, value);

const numbered = openShape({ n: count, fact: openShape({ id: idField }) });
/** Where a fact stands in the feed, also one that is not understood; `undefined` when it has no number or no id. */
export function factPlace(fact: unknown): { n: number; id: string } | undefined {
	const read = parseWith(numbered, fact);
	return read.kind === 'parsed' ? { n: read.value.n, id: read.value.fact.id } : undefined;
}

const batchesPage = openShape({
	facts: list(anything, { max: printBounds.facts, noun: 'facts' }),
	/** The cursor for the next page: the last `n` given, or the one asked with when the page is empty. */
	next: integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
});
/** A fact that a newer app wrote and this one cannot read must not hold up the others, so each is parsed on its own. */
export type BatchesPage = Decoded<typeof batchesPage>;
/** A page of the feed of facts; `parseFeedFact` reads each. */
export const parseBatchesPage = (value: unknown): Parsed<BatchesPage> => parseWith(batchesPage, value);

/** The id is not there for a fact that is none. */
export const factIdOf = (value: unknown): string => {
	const parsed = parseWith(idField, (value as { id?: unknown } | null | undefined)?.id);
	return parsed.kind === 'parsed' ? parsed.value : '';
};

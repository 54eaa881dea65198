/** What organisers did, on its way between organisers' devices and the server. Both sides parse with these. */
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
import { openFactField } from '../facts/fact.ts';
import { factBounds } from '../facts/fact-head.ts';

/** Only the envelope. Facts are parsed one by one, so that a malformed fact does not refuse the others. */
const posted = shape({ facts: list(noDeeperThan(2), { min: 1, max: factBounds.facts, noun: 'facts' }) });
export type PostedFacts = Decoded<typeof posted>;
/** Parses what an organiser's device posts, as the server takes it. The server looks at each fact later. */
export const parsePostedFacts = (value: unknown): Parsed<PostedFacts> => parseWith(posted, value);

const factOutcomes = ['stored', 'known', 'conflict', 'refused'] as const;
const factRefusals = ['malformed', 'event-full'] as const;
const count = integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

/** `conflict`: another fact lies under this id, and nothing was overwritten. `number`: the number of its batch, if it is about one. */
const factReceipt = openShape({
	id: text({ min: 0, max: 64 }),
	outcome: oneOf(...factOutcomes),
	reason: ifKnown(oneOf(...factRefusals)),
	number: optional(count)
});
export type FactReceipt = Decoded<typeof factReceipt>;
/** A receipt that is not understood is left out, so that its fact goes on waiting. */
const factsAnswer = openShape({
	receipts: openList(factReceipt, { max: factBounds.facts, noun: 'receipts' }),
	serverTime: momentField
});
/** One receipt for each fact, in the order of the post. */
export type FactsAnswer = Decoded<typeof factsAnswer>;
/** Parses the server's receipts for the facts that were posted. */
export const parseFactsAnswer = (value: unknown): Parsed<FactsAnswer> => parseWith(factsAnswer, value);

/** `n` is the order of arrival in the event. `number` is the number of the batch, for a fact about one. */
const feedFact = openShape({ n: count, number: optional(count), fact: openFactField });
export type FeedFact = Decoded<typeof feedFact>;
/** Parses one fact of the feed. A fact that only a newer app can read is `malformed`; `factPlace` still gives its place. */
export const parseFeedFact = (value: unknown): Parsed<FeedFact> => parseWith(feedFact, value);

const numbered = openShape({ n: count, fact: openShape({ id: idField }) });
/** Gives the place of a fact in the feed, even when the fact is not understood. It gives `undefined` without a number or an id. */
export function factPlace(fact: unknown): { n: number; id: string } | undefined {
	const read = parseWith(numbered, fact);
	return read.kind === 'parsed' ? { n: read.value.n, id: read.value.fact.id } : undefined;
}

const batchesPage = openShape({
	facts: list(anything, { max: factBounds.facts, noun: 'facts' }),
	/** The cursor for the next page: the last `n` of this page, or the one in the question when the page is empty. */
	next: integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
});
/** Each fact is parsed on its own, so that one that only a newer app can read does not hold up the others. */
export type FactsPage = Decoded<typeof batchesPage>;
/** Parses a page of the feed of facts. `parseFeedFact` reads each fact. */
export const parseFactsPage = (value: unknown): Parsed<FactsPage> => parseWith(batchesPage, value);

/** Gives the id of a posted fact, or an empty string when it has no valid id. */
export const factIdOf = (value: unknown): string => {
	const parsed = parseWith(idField, (value as { id?: unknown } | null | undefined)?.id);
	return parsed.kind === 'parsed' ? parsed.value : '';
};

/** Facts of counting by hand on their way between devices and the server. Both sides parse with these. */
import { idField, slugField } from '../decode/fields.ts';
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
import { hallBounds } from '../hall/hall-bounds.ts';
import { counters, factsOfBefore, openPaperFactField } from '../hall/paper-fact.ts';

/** The most facts in one post, and on one page of the list. */
export const paperBounds = { posted: 100, page: 500 };

/**
 * Only the envelope. Facts are parsed one by one, so that a malformed fact does not refuse the others. `device` said them. `by`: an
 * organiser passes on facts of a guest's device that the server lost. A guest cannot pass on facts of an organiser.
 */
const posted = shape({
	device: optional(idField),
	by: optional(oneOf('guest')),
	facts: list(noDeeperThan(1), { min: 1, max: paperBounds.posted, noun: 'facts' })
});
export interface PostedPaper extends Decoded<typeof posted> {
	/** An older app posted it. Such an app reads no receipts. */
	isOfBefore?: true;
}

const counted = integer({ min: 0, max: hallBounds.countedAtOnce });
/** What older apps post. */
const postedBefore = shape({
	counts: list(shape({ id: idField, caseId: slugField, letters: counted, cards: counted }), {
		min: 1,
		max: paperBounds.posted,
		noun: 'counts'
	})
});

/** Parses what a device says that it counted, as the server takes it. The server looks at each fact later. */
export const parsePostedPaper = (value: unknown): Parsed<PostedPaper> => parseWith(posted, value);
/** Parses what a device with an older app posts. */
export const parsePaperOfBefore = (value: unknown): Parsed<Decoded<typeof postedBefore>> => parseWith(postedBefore, value);

/** Parses a post of today's app or of an older one, and gives today's form. `at` gives the date that older apps did not send. */
export const parsePaper =
	(at: () => string) =>
	(value: unknown): Parsed<PostedPaper> => {
		if (typeof value !== 'object' || value === null || !('counts' in value)) return parsePostedPaper(value);
		const parsed = parsePaperOfBefore(value);
		if (parsed.kind === 'malformed') return parsed;
		return {
			kind: 'parsed',
			value: { isOfBefore: true, facts: parsed.value.counts.flatMap((each) => factsOfBefore(each, at())) }
		};
	};

const paperRefusals = ['malformed', 'unknown-case', 'too-many', 'event-full'] as const;
export type PaperRefusal = (typeof paperRefusals)[number];

const receipt = openShape({
	id: text({ min: 0, max: 64 }),
	outcome: oneOf('stored', 'known', 'refused'),
	reason: ifKnown(oneOf(...paperRefusals))
});
export type PaperReceipt = Decoded<typeof receipt>;
/** A receipt that is not understood is left out, so its fact goes on waiting. An older app's count becomes up to two facts. */
const paperAnswer = openShape({
	receipts: openList(receipt, { max: 2 * paperBounds.posted, noun: 'receipts' }),
	serverTime: momentField
});
export type PaperAnswer = Decoded<typeof paperAnswer>;
/** Parses the server's receipts for the facts that were posted, in the same order. */
export const parsePaperAnswer = (value: unknown): Parsed<PaperAnswer> => parseWith(paperAnswer, value);

const count = integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
/** `n` is the order of arrival in the event. For a fact of an older app nobody knows who said it. */
const listed = openShape({
	n: count,
	fact: openPaperFactField,
	device: optional(idField),
	by: ifKnown(oneOf(...counters))
});
export type ListedFact = Decoded<typeof listed>;
/** Parses one fact of the list. A fact that only a newer app can read is `malformed`, and the caller passes over it. */
export const parseListedFact = (value: unknown): Parsed<ListedFact> => parseWith(listed, value);

const paperPage = openShape({
	facts: list(anything, { max: paperBounds.page, noun: 'facts' }),
	/** The last `n` of the page, or the one in the question when the page is empty. */
	next: integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
});
export type PaperPage = Decoded<typeof paperPage>;
/** Parses a page of the list of facts. `parseListedFact` reads each fact. */
export const parsePaperPage = (value: unknown): Parsed<PaperPage> => parseWith(paperPage, value);

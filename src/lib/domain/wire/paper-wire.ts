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

/** Facts in one post, and on one page of the list. */
export const paperBounds = { posted: 100, page: 500 };

/**
 * The envelope alone: facts are parsed one by one, so that a malformed one refuses no neighbour. `device` said them. `by`: an organiser
 * passes on what a guest's device said, once a server has lost it; a guest can say nothing for an organiser.
 */
const posted = shape({
	device: optional(idField),
	by: optional(oneOf('guest')),
	facts: list(noDeeperThan(1), { min: 1, max: paperBounds.posted, noun: 'facts' })
});
export interface PostedPaper extends Decoded<typeof posted> {
	/** An app of before posted it, which reads no receipts. */
	isOfBefore?: true;
}

const counted = integer({ min: 0, max: hallBounds.countedAtOnce });
/** As apps of before post it. */
const postedBefore = shape({
	counts: list(shape({ id: idField, caseId: slugField, letters: counted, cards: counted }), {
		min: 1,
		max: paperBounds.posted,
		noun: 'counts'
	})
});

/** What a device says that it counted, as the server takes it; each fact is looked at on its own later. */
export const parsePostedPaper = (value: unknown): Parsed<PostedPaper> => parseWith(posted, value);
/** What a device with an app of before posts. */
export const parsePaperOfBefore = (value: unknown): Parsed<Decoded<typeof postedBefore>> => parseWith(postedBefore, value);

/** Either of them, as it is posted today; `at` dates what apps of before did not date. */
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
/** A receipt that is not understood is left out, so that its fact goes on waiting. Letters and cards of before are two facts. */
const paperAnswer = openShape({
	receipts: openList(receipt, { max: 2 * paperBounds.posted, noun: 'receipts' }),
	serverTime: momentField
});
export type PaperAnswer = Decoded<typeof paperAnswer>;
/** The server's word on each fact that was posted, in their order. */
export const parsePaperAnswer = (value: unknown): Parsed<PaperAnswer> => parseWith(paperAnswer, value);

const count = integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
/** `n` is the order of arrival in the event. Who said a fact of before is not known. */
const listed = openShape({
	n: count,
	fact: openPaperFactField,
	device: optional(idField),
	by: ifKnown(oneOf(...counters))
});
export type ListedFact = Decoded<typeof listed>;
/** One fact of the list. A fact that a newer app wrote is `malformed` here and is passed over. */
export const parseListedFact = (value: unknown): Parsed<ListedFact> => parseWith(listed, value);

const paperPage = openShape({
	facts: list(anything, { max: paperBounds.page, noun: 'facts' }),
	/** The last `n` given, or the one asked with when the page is empty. */
	next: integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
});
export type PaperPage = Decoded<typeof paperPage>;
/** A page of the list of facts; `parseListedFact` reads each. */
export const parsePaperPage = (value: unknown): Parsed<PaperPage> => parseWith(paperPage, value);

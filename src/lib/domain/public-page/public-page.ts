/**
 * What an organiser says in public of an event: the hours, the house, and who answers for it. Name, days, cases and news are in the
 * event's own record and pack, so a change there changes the page too. Every word of it may be read by anybody.
 */
import { dayField, localeField } from '../decode/fields.ts';
import {
	flag,
	integer,
	list,
	oneOf,
	optional,
	parseJsonWith,
	refuse,
	shape,
	text,
	type Decoded,
	type Parsed
} from '../decode/parse.ts';
import { codeField } from '../event-code.ts';
import { waysIn } from '../outreach/ways-in.ts';

/** The longest page, as JSON in bytes of UTF-8. */
export const largestPageBytes = 32 * 1024;

/** The most characters of each text of a page. */
export const pageTextBounds = { line: 160, welcome: 600, access: 1_200, contact: 200 };

const hour = text({ max: 5, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, as: 'an hour such as 14:00' });
const line = text({ max: pageTextBounds.line });
const sum = integer({ min: 0, max: 10_000_000 });

const fields = shape({
	v: oneOf(1),
	event: codeField,
	/** Grows with each change. The server takes no page that is not newer than the one it has. */
	revision: integer({ min: 1, max: 1_000_000 }),
	/** Whether it stands in the list of this server's events. */
	isListed: flag,
	from: optional(hour),
	to: optional(hour),
	/** House and street, a line each. The town stands in the event's record. */
	place: list(line, { min: 0, max: 4, noun: 'lines' }),
	/** What is spoken at the table. Empty: the languages of the event. */
	languages: list(localeField, { min: 0, max: 20, noun: 'languages' }),
	ways: list(oneOf(...waysIn), { min: 0, max: waysIn.length, noun: 'ways' }),
	/** Name and address of whoever answers for the page. */
	responsible: line,
	/** Where to ask: a mail address, a telephone number, or where and when somebody is there. */
	contact: text({ max: pageTextBounds.contact }),
	/** A word of welcome, in the organisers' own language. */
	welcome: optional(text({ max: pageTextBounds.welcome, lines: true })),
	/** How to get in and take part, beyond the ways that have a name. */
	access: optional(text({ max: pageTextBounds.access, lines: true })),
	/** What was sent, once organisers say it. */
	achieved: optional(shape({ letters: sum, cards: sum, asOf: dayField }))
});

export type PublicPage = Decoded<typeof fields>;

/** Parses the exact text of a page. It refuses one that is too long, or that ends before it begins on one day. */
export function parsePublicPage(json: string): Parsed<PublicPage> {
	return parseJsonWith(
		(value, path) => {
			const page = fields(value, path);
			if (page.to !== undefined && page.from === undefined) refuse('to', 'stands without an hour at which it begins');
			return page;
		},
		json,
		largestPageBytes
	);
}

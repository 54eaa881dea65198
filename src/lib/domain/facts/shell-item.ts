/** How `collect` writes an item that organisers put aside, so that `print` leaves it where it is. */
import { momentField } from '../decode/moment-field.ts';
import { oneOf, optional, parseWith, shape, text, type Decoded, type Parsed } from '../decode/parse.ts';
import { parseItem, type Item } from '../item.ts';
import { longestNote } from './organiser-note.ts';
import { mayPrint, type ItemReview } from './review.ts';
import { reviewReasons } from './review-fact.ts';

const fields = shape({
	state: oneOf('held', 'left-out'),
	reason: oneOf(...reviewReasons),
	at: momentField,
	/** The organiser's own words, opened. */
	note: optional(text({ max: longestNote, lines: true }))
});
/** What organisers decided, and why, at the moment of collecting. */
export type ItemAside = Decoded<typeof fields>;
/** An item as `collect` writes it. Without `aside` it may print, and is written as it was handed in. */
export type ShellItem = Item & { aside?: ItemAside };

/** Parses one entry of the list that `collect` wrote. A program from before `aside` refuses such an item, and so prints none. */
export function parseShellItem(value: unknown): Parsed<ShellItem> {
	if (typeof value !== 'object' || value === null || !('aside' in value)) return parseItem(value);
	const { aside, ...rest } = value;
	const item = parseItem(rest);
	if (item.kind === 'malformed') return item;
	const parsed = parseWith(fields, aside);
	if (parsed.kind === 'malformed') return { kind: 'malformed', problem: `aside ${parsed.problem}` };
	return { kind: 'parsed', value: { ...item.value, aside: parsed.value } };
}

/** Gives the entry for the list. `note`: the organiser's note, opened. */
export const shellEntryOf = (item: Item, review: ItemReview | undefined, note: string | undefined): ShellItem => {
	const aside = asideOf(review, note);
	return aside ? { ...item, aside } : item;
};

function asideOf(review: ItemReview | undefined, note: string | undefined): ItemAside | undefined {
	const said = review?.said;
	if (mayPrint(review) || !said || said.kind === 'released') return undefined;
	return { state: said.kind, reason: said.reason, at: said.at, ...(note !== undefined && { note }) };
}

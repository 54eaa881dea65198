/** What an organiser's device remembers of the posters of one event. All of it is public. */
import { openList, orElse } from '../decode/open.ts';
import { localeField } from '../decode/fields.ts';
import { flag, oneOf, openShape, parseJsonWith, text, type Decode } from '../decode/parse.ts';
import { pageTextBounds } from '../public-page/public-page.ts';
import { waysIn, type WayIn } from './ways-in.ts';

export interface KeptOutreach {
	/** "14:00"; empty while nobody has said when. */
	from: string;
	to: string;
	/** Room and street, line by line. The town stands in the manifest. */
	place: string;
	responsible: string;
	ways: WayIn[];
	/** What is spoken at the table. Empty: the languages of the event. */
	languages: string[];
	/** The sentence of a case's poster, by case and language: `wendy-galarza nl`. */
	sentences: Record<string, string>;
	/** What was changed in the texts for channels, by channel and language. */
	texts: Record<string, string>;
	/** What the public page says beyond a poster. */
	contact: string;
	welcome: string;
	access: string;
	isListed: boolean;
	/** The page was published when this device last heard of it. Posters then lead to it. */
	isPublished: boolean;
	/** What is done of the plan, by the name of its line. */
	done: string[];
}

/** Before anybody has said anything. */
export const nothingKept: KeptOutreach = {
	...{ from: '', to: '', place: '', responsible: '', ways: [], languages: [] },
	...{ contact: '', welcome: '', access: '', isListed: false, isPublished: false },
	...{ sentences: {}, texts: {}, done: [] }
};

export const longestPlace = 160;
export const longestResponsible = 160;
export const longestSentence = 90;

const longestKept = 8_000;
const hour = text({ max: 5, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, as: 'an hour such as 14:00' });
const emptyOr = <T extends string>(decode: Decode<T>) => orElse<T | ''>('', decode);
const texts: Decode<Record<string, string>> = (value) => {
	const entries = typeof value === 'object' && value !== null ? Object.entries(value).slice(0, 200) : [];
	return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
};

const fields = openShape({
	from: emptyOr(hour),
	to: emptyOr(hour),
	place: emptyOr(text({ max: longestPlace, lines: true })),
	responsible: emptyOr(text({ max: longestResponsible })),
	ways: orElse<WayIn[]>([], openList(oneOf(...waysIn), { max: 10, noun: 'ways' })),
	languages: orElse<string[]>([], openList(localeField, { max: 20, noun: 'languages' })),
	sentences: orElse({}, texts),
	texts: orElse({}, texts),
	contact: emptyOr(text({ max: pageTextBounds.contact })),
	// What is too long for a page is kept all the same, so that it can be shortened.
	welcome: emptyOr(text({ max: longestKept, lines: true })),
	access: emptyOr(text({ max: longestKept, lines: true })),
	isListed: orElse(false, flag),
	isPublished: orElse(false, flag),
	done: orElse<string[]>([], openList(text({ max: 40 }), { max: 60, noun: 'lines' }))
});

/** Reads a note of this device. What it does not understand counts as never said. */
export function readKeptOutreach(note: string): KeptOutreach {
	const read = parseJsonWith(fields, note, 64 * 1024);
	return read.kind === 'parsed' ? read.value : nothingKept;
}

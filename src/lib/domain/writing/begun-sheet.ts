/** What stands on a sheet of a case before anybody writes on it: to whom it is, and how it begins and ends. Pure. */
import { greetingOf, cardLines } from './addressing.ts';
import type { NewDraft } from './draft.ts';
import { forReader } from './readers.ts';
import { templateFor, type Addressee, type Case } from '../pack.ts';

interface Wanted {
	/** Of the screen. The sheet takes it when the pack has it. */
	locale: string;
	/** To whom a letter is; absent for a card. */
	reader?: Addressee;
	/** The last line of a card whose address only the organisers know. */
	careOf: string;
}

type BegunSheet = Pick<NewDraft, 'kind' | 'addressee' | 'copyTo' | 'locale' | 'to' | 'subject' | 'blockCount' | 'closing'>;

/** Gives a letter to this reader, or a card where there is none. */
export const begunSheet = (entry: Case, wanted: Wanted): BegunSheet =>
	wanted.reader ? begunLetter(entry, wanted.reader, wanted.locale) : begunCard(entry, wanted);

function begunLetter(entry: Case, reader: Addressee, wanted: string): BegunSheet {
	const { locale, subject = '', blocks } = templateFor(entry, { kind: 'letter', addressee: reader.id }, wanted);
	const { lines, ...to } = forReader(entry, reader, locale);
	const { salutation, closing } = greetingOf(entry, { kind: 'letter', ...to }, locale);
	return {
		kind: 'letter',
		...to,
		locale,
		to: { lines, salutation, greeting: salutation },
		subject,
		blockCount: blocks.length,
		closing
	};
}

/** A card is one message, and its blocks only offer starters. */
function begunCard(entry: Case, { locale: wanted, careOf }: Wanted): BegunSheet {
	const { locale } = templateFor(entry, { kind: 'card' }, wanted);
	const { salutation, closing } = greetingOf(entry, { kind: 'card' }, locale);
	return {
		kind: 'card',
		locale,
		to: { lines: cardLines(entry, careOf), salutation, greeting: salutation },
		subject: '',
		blockCount: 1,
		closing
	};
}

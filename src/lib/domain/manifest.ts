/** The event's public record. The organiser's device signs the exact JSON string; the counter only grows. */
import { codeField } from './event-code.ts';
import { dayField, digestField, idField, localeField, recipientField } from './decode/fields.ts';
import { flag, integer, list, oneOf, parseJsonWith, refuse, shape, text, type Decode, type Parsed } from './decode/parse.ts';

export const envelopes = [
	'din5008b',
	'din5008a',
	'uk-dl',
	'nen1026-left',
	'nen1026-right',
	'nfz11001',
	'ch-right',
	'us10'
] as const;
export type Envelope = (typeof envelopes)[number];

export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

export interface Settings {
	envelope: Envelope;
	/** What goes into that envelope. */
	paper: Paper;
	cardsAllowed: boolean;
	/** Idle time after which a shared device clears the table, ms. */
	idleMs: number;
	contactAllowed: boolean;
}

export interface Manifest {
	v: 1;
	code: string;
	eventId: string;
	name: string;
	place: string;
	/** First and last day, `YYYY-MM-DD`, in `timeZone`. */
	startsOn: string;
	endsOn: string;
	timeZone: string;
	locales: string[];
	/** age recipients: the organisers' first, then one recovery key. */
	recipients: string[];
	keyVersion: number;
	/** Lower-case hex SHA-256 of the pack's exact bytes. */
	packDigest: string;
	settings: Settings;
	state: 'open' | 'closed';
	counter: number;
}

export const largestManifestBytes = 32 * 1024;

const settings = shape({
	envelope: oneOf(...envelopes),
	paper: oneOf(...papers),
	cardsAllowed: flag,
	idleMs: integer({ min: 10_000, max: 3_600_000 }),
	contactAllowed: flag
});
const fields = shape({
	v: oneOf(1),
	code: codeField,
	eventId: idField,
	name: text({ max: 120 }),
	place: text({ max: 120 }),
	startsOn: dayField,
	endsOn: dayField,
	timeZone: text({ max: 60, pattern: /^[A-Za-z0-9_+\-/]+$/, as: 'a time zone such as Europe/Amsterdam' }),
	locales: list(localeField, { min: 1, max: 20, noun: 'languages' }),
	recipients: list(recipientField, { min: 2, max: 12, noun: 'recipients' }),
	keyVersion: integer({ min: 1, max: 1_000_000 }),
	packDigest: digestField,
	settings,
	state: oneOf('open', 'closed'),
	counter: integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
});

const manifestField: Decode<Manifest> = (value, path) => {
	const manifest = fields(value, path);
	if (manifest.endsOn < manifest.startsOn) refuse('endsOn', 'must not be before startsOn');
	return manifest;
};

/** Parses the exact signed JSON string. Whether the signature holds is for `keys` to say. */
export const parseManifest = (signed: unknown): Parsed<Manifest> =>
	typeof signed === 'string'
		? parseJsonWith(manifestField, signed, largestManifestBytes)
		: { kind: 'malformed', problem: 'must be text' };

/**
 * The event's public record. The organiser's device signs the exact JSON string; the counter only grows. Devices ignore fields they
 * do not know, because a tablet may be older than the app that signed it. This does not weaken the signature: it covers every byte.
 */
import { needsField } from './decode/needs.ts';
import { ifKnown, oneOfOr, openList, orElse } from './decode/open.ts';
import { codeField } from './event-code.ts';
import { newsField, type CaseNews } from './pack/case-news.ts';
import { outcomesField, type CaseOutcome } from './pack/outcome.ts';
import { packFromField, type PackFrom } from './pack/signed/pack-from.ts';
import { dayField, digestField, idField, localeField, recipientField, verifyKeyField } from './decode/fields.ts';
import {
	flag,
	integer,
	list,
	oneOf,
	openShape,
	parseJsonWith,
	refuse,
	text,
	type Decode,
	type Decoded,
	type Parsed
} from './decode/parse.ts';

/**
 * The names of all envelope profiles. They stand in signed manifests, so a name is never changed or reused; their measures are
 * in `print/envelope.ts`.
 */
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

const papers = ['a4', 'letter'] as const;
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

/** Another key than the owner's, and what it may do. Words that came later are passed over. */
export interface Mandate {
	/** Raw Ed25519 key in base64url. */
	verifyKey: string;
	/** `hand-over`: sign that the event belongs to new words. */
	may: 'hand-over'[];
}

export interface Manifest {
	/** What its reader must understand; absent when there is nothing. */
	needs?: string[];
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
	/** Keys that the owner trusts with something. Absent in records of before, and where there are none. */
	mandates?: Mandate[];
	keyVersion: number;
	/** Lower-case hex SHA-256 of the pack's exact bytes. */
	packDigest: string;
	/** The section's signed pack that was taken last. Absent where none was. `packFromNow` says whether it is still the one. */
	packFrom?: PackFrom;
	/** What is told of single cases since the pack was made. Absent where there is nothing. */
	news?: CaseNews[];
	/** What became of what was written. Absent where nothing is told. */
	outcomes?: CaseOutcome[];
	settings: Settings;
	state: 'open' | 'closed';
	counter: number;
}

/** The largest signed manifest: 32 KiB. */
export const largestManifestBytes = 32 * 1024;

/** The settings of a new event. They also stand in for a setting of a newer app that this app does not know. */
export const usualSettings: Settings = {
	envelope: 'din5008b',
	paper: 'a4',
	cardsAllowed: true,
	idleMs: 240_000,
	contactAllowed: false
};

const settingsFields = openShape({
	envelope: orElse<Envelope | undefined>(undefined, oneOf(...envelopes)),
	paper: oneOfOr(...papers),
	cardsAllowed: orElse(usualSettings.cardsAllowed, flag),
	idleMs: orElse(usualSettings.idleMs, integer({ min: 10_000, max: 3_600_000 })),
	contactAllowed: orElse(usualSettings.contactAllowed, flag)
});
/** People know the paper in their printer better than the envelope. With US Letter paper the envelope is a US one. */
const settings: Decode<Settings> = (value, path, notKnown) => {
	const read = settingsFields(value, path, notKnown);
	return { ...read, envelope: read.envelope ?? (read.paper === 'letter' ? 'us10' : usualSettings.envelope) };
};

const mandateList = openList(
	openShape({ verifyKey: verifyKeyField, may: openList(oneOf('hand-over'), { max: 20, noun: 'words' }) }),
	{ max: 20, noun: 'mandates' }
);
/** An unknown mandate allows nothing that this app would do, so the app ignores it and tells nobody. */
const mandates: Decode<Mandate[] | undefined> = (value, path) => ifKnown(mandateList)(value, path);

const counterField = integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

const fields = openShape({
	needs: needsField,
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
	mandates,
	keyVersion: integer({ min: 1, max: 1_000_000 }),
	packDigest: digestField,
	packFrom: packFromField,
	news: newsField,
	outcomes: outcomesField,
	settings,
	state: oneOfOr('open', 'closed'),
	counter: counterField
});

const manifestField: Decode<Manifest> = (value, path, notKnown) => {
	const manifest = fields(value, path, notKnown);
	if (manifest.endsOn < manifest.startsOn) refuse('endsOn', 'must not be before startsOn');
	return manifest;
};

/** Parses the exact signed JSON string. Whether the signature holds is for `keys` to say. */
export const parseManifest = (signed: unknown): Parsed<Manifest> =>
	typeof signed === 'string'
		? parseJsonWith(manifestField, signed, largestManifestBytes)
		: { kind: 'malformed', problem: 'must be text' };

/** The owner of the record and the keys it trusts. These fields stay readable however new the rest is. */
const bearings = openShape({ code: codeField, eventId: idField, counter: counterField, mandates });
export type Bearings = Decoded<typeof bearings>;
/** Reads whose record it is and which keys it trusts, even from a manifest that this app is too old for. */
export const parseBearings = (signed: string): Parsed<Bearings> => parseJsonWith(bearings, signed, Infinity);

const outline = openShape({ code: ifKnown(codeField), eventId: ifKnown(idField), counter: ifKnown(counterField) });
/** What can be read of a manifest that this app is too old for: enough to see whose it is, and that it is not an older one. */
export function readOutline(signed: string): Partial<Pick<Manifest, 'code' | 'eventId' | 'counter'>> {
	const read = parseJsonWith(outline, signed, Infinity);
	return read.kind === 'parsed' ? read.value : {};
}

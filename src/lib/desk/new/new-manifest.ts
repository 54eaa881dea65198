import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import { usualSettings, type Envelope, type Mandate, type Manifest } from '#lib/domain/manifest.ts';

/** What a person said of a new event, as it stands in the fields. */
export interface NewFacts {
	name: string;
	place: string;
	startsOn: string;
	endsOn: string;
	timeZone: string;
	locales: readonly string[];
	envelope: Envelope;
	areCardsAllowed: boolean;
	idleMinutes: string;
}

/** What the device decides. */
export interface EventMarks {
	code: string;
	eventId: string;
	/** Everybody who shall open letters: the organiser, and the recovery key. */
	recipients: string[];
	/** Whom the owner trusts with something: the recovery words, where they are the event's own. */
	mandates?: Mandate[];
	pack: { digest: string; locales: readonly string[] };
}

/** The first record of an event: its languages stand in the order of the pack. */
export function newManifest(facts: NewFacts, { code, eventId, recipients, mandates, pack }: EventMarks): Manifest {
	const { startsOn, endsOn, timeZone, envelope } = facts;
	return {
		...{ v: 1, code, eventId, name: facts.name.trim(), place: facts.place.trim(), startsOn, endsOn, timeZone },
		locales: pack.locales.filter((locale) => facts.locales.includes(locale)),
		recipients,
		...(mandates && { mandates }),
		keyVersion: 1,
		packDigest: pack.digest,
		settings: {
			envelope,
			paper: envelopeProfiles[envelope].paper,
			cardsAllowed: facts.areCardsAllowed,
			idleMs: Number(facts.idleMinutes) * 60_000,
			contactAllowed: usualSettings.contactAllowed
		},
		state: 'open',
		counter: 1
	};
}

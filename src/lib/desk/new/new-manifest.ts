import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import { usualSettings, type Envelope, type Mandate, type Manifest } from '#lib/domain/manifest.ts';

/** What a person filled in for a new event. */
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

/** What the device adds to it. */
export interface EventMarks {
	code: string;
	eventId: string;
	/** Every recipient that must be able to open letters: the organiser and the recovery key. */
	recipients: string[];
	/** The keys to which the owner gives a right: the recovery words, where the event has its own. */
	mandates?: Mandate[];
	pack: { digest: string; locales: readonly string[] };
}

/** Makes the first record of an event. Its languages stand in the order of the pack. */
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

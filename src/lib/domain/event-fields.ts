/** What an organiser can change of an event while it runs, as it stands in the fields of a form. Pure. */
import type { Envelope, Manifest, ManifestChange } from './manifest.ts';

export interface EventFields {
	name: string;
	place: string;
	startsOn: string;
	endsOn: string;
	locales: string[];
	/** Absent while a newer app set one that this app has no name for; then it stays as it is. */
	envelope?: Envelope;
	cardsAllowed: boolean;
	/** Whole minutes. */
	idleMinutes: string;
}
export type FieldName = keyof EventFields;

export const fieldsOf = (manifest: Manifest, isEnvelopeUnknown = false): EventFields => ({
	...{ name: manifest.name, place: manifest.place, startsOn: manifest.startsOn, endsOn: manifest.endsOn },
	locales: [...manifest.locales],
	...(!isEnvelopeUnknown && { envelope: manifest.settings.envelope }),
	cardsAllowed: manifest.settings.cardsAllowed,
	idleMinutes: String(Math.max(1, Math.round(manifest.settings.idleMs / 60_000)))
});

/** The fields in which `entered` says something else than `before`. */
export function changedFields(entered: EventFields, before: EventFields): Partial<EventFields> {
	const names = Object.keys(entered) as FieldName[];
	return Object.fromEntries(names.filter((name) => !isSame(entered, before, name)).map((name) => [name, entered[name]]));
}

/** As it is signed: nothing but what changed, so that what another organiser or a newer app wrote beside it stays. */
export function changeOf({ envelope, cardsAllowed, idleMinutes, ...facts }: Partial<EventFields>): ManifestChange {
	const settings = {
		...(envelope !== undefined && { envelope }),
		...(cardsAllowed !== undefined && { cardsAllowed }),
		...(idleMinutes !== undefined && { idleMs: Number(idleMinutes) * 60_000 })
	};
	return { ...facts, ...(Object.keys(settings).length > 0 && { settings }) };
}

/** What another organiser changed while this one was typing. */
export interface Difference {
	name: FieldName;
	theirs: EventFields;
	/** This organiser typed something else there, which stands in the field until it is saved. */
	isContested: boolean;
}

/** Takes what others changed into the fields that this organiser did not touch; the rest stays as typed. */
export function meetTheirs(entered: EventFields, before: EventFields, theirs: EventFields) {
	const touched = changedFields(entered, before);
	const differences = (Object.keys(theirs) as FieldName[])
		.filter((name) => !isSame(theirs, before, name))
		.map((name): Difference => ({ name, theirs, isContested: name in touched && !isSame(entered, theirs, name) }));
	return { fields: { ...theirs, ...touched }, differences };
}

const isSame = (one: EventFields, other: EventFields, name: FieldName): boolean =>
	JSON.stringify(one[name]) === JSON.stringify(other[name]);

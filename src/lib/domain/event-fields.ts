/** The form fields of what an organiser can change while an event runs. Pure. */
import type { ManifestChange } from './change-manifest.ts';
import type { Envelope, Manifest } from './manifest.ts';

export interface EventFields {
	name: string;
	place: string;
	startsOn: string;
	endsOn: string;
	locales: string[];
	/** Absent when a newer app chose an envelope that this app does not know. Then the envelope is not changed. */
	envelope?: Envelope;
	cardsAllowed: boolean;
	/** Whole minutes. */
	idleMinutes: string;
}
export type FieldName = keyof EventFields;

/** The fields as this manifest fills them. With `isEnvelopeUnknown` the envelope is left absent. */
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

/**
 * The change to sign. It holds only the changed fields, so that what another organiser or a newer app wrote elsewhere is kept.
 */
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
	/** True when this organiser typed something else in the same field. Their own text stays in the field until they save. */
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

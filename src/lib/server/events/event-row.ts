/** The row of an event, and the answers about it that opening, changing and handing over share. */
import type { Selectable } from 'kysely';
import type { HandOver } from '#lib/domain/hand-over.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { ErrorKind } from '#lib/domain/wire/errors.ts';
import type { EventAnswer, NextManifest } from '#lib/domain/wire/wire.ts';
import type { SqlDatabase, Tables, Turn } from '../schema.ts';

type Refused = { kind: 'refused'; because: ErrorKind; message: string };
export type EventOutcome = { kind: 'accepted'; event: EventAnswer } | Refused;
export type StoredEvent = Selectable<Tables['events']>;

export const refused = (because: ErrorKind, message: string): Refused => ({ kind: 'refused', because, message });
export const unknownEvent = refused('unknown-event', 'There is no event with this code.');
export const wrongSignature = refused('wrong-signature', 'The signature does not belong to this manifest.');
export const wrongDigest = refused('wrong-digest', 'The pack is not the one that the manifest names.');
export const wrongCounter = refused('wrong-counter', 'The manifest must carry a higher counter.');

export const accepted = ({ manifest, signature, verifyKey, handedOver }: EventAnswer): EventOutcome => ({
	kind: 'accepted',
	event: { manifest, signature, verifyKey, ...(handedOver && { handedOver }) }
});

/** Reads an event's row. It gives `undefined` when there is no such event, or when it was deleted. */
export const storedEvent = (db: SqlDatabase | Turn, code: string): Promise<StoredEvent | undefined> =>
	db.selectFrom('events').selectAll().where('code', '=', code).where('deleted_at', 'is', null).executeTakeFirst();

/** Gives the event as the API answers it: the signed manifest, and what is needed to check it. */
export const eventOf = ({ manifest, signature, verify_key, handed_over }: StoredEvent): EventAnswer => ({
	...{ manifest, signature, verifyKey: verify_key },
	...(handed_over !== null && { handedOver: JSON.parse(handed_over) as HandOver[] })
});

/** The key by which the first join links know the event. */
export const firstOwnerOf = (event: StoredEvent): string => eventOf(event).handedOver?.at(0)?.verifyKey ?? event.verify_key;

/** The columns that repeat what a manifest says. */
export const columnsOf = (manifest: Manifest, { manifest: signed, signature }: NextManifest) => ({
	manifest: signed,
	signature,
	counter: manifest.counter,
	key_version: manifest.keyVersion,
	state: manifest.state,
	ends_on: manifest.endsOn
});

/** Gives the moment at which the 30 days of lateness begin, once this manifest follows the stored one (I11). 0 means not yet. */
export const lateFromMs = (kept: StoredEvent, { state, keyVersion }: Manifest, nowMs: number): number => {
	const isLateFromNow = (kept.state === 'open' && state === 'closed') || keyVersion > kept.key_version;
	return isLateFromNow ? nowMs : kept.late_from_at;
};

/**
 * Replaces the row, and says whether this organiser was first. When two organisers change the event at once, the counter decides
 * in the same statement that writes.
 */
export async function replaceRow(db: SqlDatabase | Turn, kept: StoredEvent, columns: Partial<StoredEvent>): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('events')
		.set(columns)
		.where('code', '=', kept.code)
		.where('counter', '=', kept.counter)
		.where('verify_key', '=', kept.verify_key)
		.where('deleted_at', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** The events that this device joined. The caller has verified what is stored here. */
import type { Manifest } from '#lib/domain/manifest.ts';
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { Database } from './database.ts';
import type { EventRow } from './rows.ts';

export type JoinedEvent = Omit<EventRow, 'nextSeq' | 'freeSeqs' | 'clearedSheets' | 'mode'>;

export type SavedJoined =
	| { kind: 'joined'; event: EventRow }
	/** This device already knows an event of another owner under that code. */
	| { kind: 'another-key' };

/**
 * Joins an event, or joins again with a new link. The device then keeps its pseudonym and its numbers go on (I12). `heldKey`: the key of
 * the record that lay here, when the caller found that this one follows from it. The link may then name another key.
 */
export async function saveJoined(database: Database, joined: JoinedEvent, heldKey?: string): Promise<SavedJoined> {
	return database.transaction('rw', database.events, async (): Promise<SavedJoined> => {
		const known = await database.events.get(joined.code);
		if (known && known.fingerprint !== joined.fingerprint && known.verifyKey !== heldKey) return { kind: 'another-key' };
		const mode = joined.table ? 'shared' : 'own';
		const { device, nextSeq, freeSeqs, joinedAtMs, clearedSheets } = known ?? { ...joined, nextSeq: 1, ...nothingYet };
		const counted = { ...(freeSeqs && { freeSeqs }), ...(clearedSheets && { clearedSheets }) };
		const event: EventRow = { ...joined, mode, device, nextSeq, joinedAtMs, ...counted };
		await database.events.put(event);
		return { kind: 'joined', event };
	});
}

const nothingYet = { freeSeqs: undefined, clearedSheets: undefined };

/**
 * Puts back an event whose row was cleared with the site data, as a page still knows it. It gets `device` as a new pseudonym, because
 * nobody knows the last number of the old one. An event that is still there stays as it is.
 */
export async function putBackEvent(database: Database, event: EventRow, device: string): Promise<void> {
	await database.transaction('rw', database.events, async () => {
		if (await database.events.get(event.code)) return;
		await database.events.put({ ...event, device, nextSeq: 1, freeSeqs: undefined, clearedSheets: undefined });
	});
}

/** Gives the events of this device. The last one joined is first. */
export async function joinedEvents(database: Database): Promise<EventRow[]> {
	return database.events.toCollection().reverse().sortBy('joinedAtMs');
}

/** Gives what this device has of the event, or `undefined` when it has not joined. */
export async function findEvent(database: Database, code: string): Promise<EventRow | undefined> {
	return database.events.get(code);
}

/** Stores a newer verified manifest. One with a lower counter than the stored one changes nothing. */
export async function saveManifest(
	database: Database,
	code: string,
	{ manifest, signature, verifyKey }: Pick<EventRow, 'manifest' | 'signature' | 'verifyKey'>,
	{ counter }: Pick<Manifest, 'counter'>
): Promise<void> {
	await database.events
		.where({ code })
		.filter((event) => event.counter <= counter)
		.modify((event) => {
			Object.assign(event, { manifest, signature, verifyKey, counter });
			delete event.newer;
		});
}

/** Keeps a record that this app is too old for, beside the one that it understands. */
export async function saveNewer(database: Database, code: string, newer: NewerRecord): Promise<void> {
	await database.events.where({ code }).modify({ newer });
}

/** Stores the pack. `pack` is the exact text whose SHA-256 is `packDigest`. */
export async function savePack(database: Database, code: string, pack: string, packDigest: string): Promise<void> {
	await database.events.update(code, { pack, packDigest });
}

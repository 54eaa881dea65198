/** The events this device joined. What is stored here was verified by the caller. */
import type { Manifest } from '#lib/domain/manifest.ts';
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { Database } from './database.ts';
import type { EventRow } from './rows.ts';

export type JoinedEvent = Omit<EventRow, 'nextSeq' | 'freeSeqs' | 'clearedSheets' | 'mode'>;

export type SavedJoined =
	| { kind: 'joined'; event: EventRow }
	/** This device already knows an event under that code, of another owner. */
	| { kind: 'another-key' };

/**
 * Joins, or joins again with a new link: the device keeps its pseudonym and goes on counting (I12). `heldKey`: of the record that lay
 * here and that this one was found to lead on from, also where the link names another key.
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
 * Puts back an event whose row went with the site data, as a page still knows it: under `device`, a new pseudonym, for nobody knows
 * which number came last. One that is there stays as it is.
 */
export async function putBackEvent(database: Database, event: EventRow, device: string): Promise<void> {
	await database.transaction('rw', database.events, async () => {
		if (await database.events.get(event.code)) return;
		await database.events.put({ ...event, device, nextSeq: 1, freeSeqs: undefined, clearedSheets: undefined });
	});
}

/** The last joined first. */
export async function joinedEvents(database: Database): Promise<EventRow[]> {
	return database.events.toCollection().reverse().sortBy('joinedAtMs');
}

/** What this device has of the event; `undefined` when it never joined. */
export async function findEvent(database: Database, code: string): Promise<EventRow | undefined> {
	return database.events.get(code);
}

/** Takes a newer verified manifest; one with a lower counter than the stored one changes nothing. */
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

/** Keeps a record that this app is too old for, beside the one it understands. */
export async function saveNewer(database: Database, code: string, newer: NewerRecord): Promise<void> {
	await database.events.where({ code }).modify({ newer });
}

/** `pack` is the exact text whose SHA-256 is `packDigest`. */
export async function savePack(database: Database, code: string, pack: string, packDigest: string): Promise<void> {
	await database.events.update(code, { pack, packDigest });
}

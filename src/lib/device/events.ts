/** The events that this device joined. The caller has verified what is stored here. */
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { Database } from './database.ts';
import { keepEarlierPack, tablesOfPacks } from './earlier-packs.ts';
import type { EventRow } from './rows.ts';

export type JoinedEvent = Omit<EventRow, 'nextSeq' | 'freeSeqs' | 'clearedSheets' | 'people' | 'lastSitting' | 'mode'>;

export type SavedJoined =
	| { kind: 'joined'; event: EventRow }
	/** This device already knows an event of another owner under that code. */
	| { kind: 'another-key' };

/**
 * Joins an event, or joins again with a new link. The device then keeps its pseudonym and its numbers go on (I12). `heldKey`: the key of
 * the record that lay here, when the caller found that this one follows from it. The link may then name another key.
 */
export async function saveJoined(database: Database, joined: JoinedEvent, heldKey?: string): Promise<SavedJoined> {
	return database.transaction('rw', [database.events, ...tablesOfPacks(database)], async (): Promise<SavedJoined> => {
		const known = await database.events.get(joined.code);
		if (known && known.fingerprint !== joined.fingerprint && known.verifyKey !== heldKey) return { kind: 'another-key' };
		const mode = joined.table ? 'shared' : 'own';
		const { device, nextSeq, joinedAtMs } = known ?? { ...joined, nextSeq: 1 };
		const counted = known ? countedOn(known) : {};
		const event: EventRow = { ...joined, mode, device, nextSeq, joinedAtMs, ...counted };
		if (known && known.packDigest !== joined.packDigest) await keepEarlierPack(database, known);
		await database.events.put(event);
		return { kind: 'joined', event };
	});
}

/** What was counted since the device joined first. */
const countedOn = ({ freeSeqs, clearedSheets, people, lastSitting }: EventRow) => ({
	...(freeSeqs && { freeSeqs }),
	...(clearedSheets && { clearedSheets }),
	...(people !== undefined && { people }),
	...(lastSitting && { lastSitting })
});

/** Gives the events of this device. The last one joined is first. */
export async function joinedEvents(database: Database): Promise<EventRow[]> {
	return database.events.toCollection().reverse().sortBy('joinedAtMs');
}

/** Gives what this device has of the event, or `undefined` when it has not joined. */
export async function findEvent(database: Database, code: string): Promise<EventRow | undefined> {
	return database.events.get(code);
}

/** A record that was verified for this row: the signed manifest, and the pack whose digest it names. */
export type TakenRecord = Pick<EventRow, 'manifest' | 'signature' | 'verifyKey' | 'counter' | 'pack' | 'packDigest' | 'read'>;

/**
 * Stores a newer record, manifest and pack in one transaction. One with a lower counter than the stored one changes nothing. Sheets
 * that were begun with the pack of before keep it.
 */
export async function saveRecord(database: Database, code: string, record: TakenRecord): Promise<void> {
	await database.transaction('rw', [database.events, ...tablesOfPacks(database)], async () => {
		const known = await database.events.get(code);
		if (!known || known.counter > record.counter) return;
		if (known.packDigest !== record.packDigest) await keepEarlierPack(database, known);
		const { newer: _settled, ...event } = { ...known, ...record };
		await database.events.put(event);
	});
}

/** Keeps a record that this app is too old for, beside the one that it understands. */
export async function saveNewer(database: Database, code: string, newer: NewerRecord): Promise<void> {
	await database.events.where({ code }).modify({ newer });
}

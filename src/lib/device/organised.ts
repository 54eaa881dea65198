/** Events an organiser opened on this device: their record, how far the feed was read, and the key when it may stay. */
import type { EventAnswer } from '#lib/domain/wire.ts';
import type { Database } from './database.ts';
import type { Bytes, OrganiserRow } from './rows.ts';

export interface OrganisedRecord extends EventAnswer {
	code: string;
	counter: number;
	pack: string;
	packDigest: string;
}

/** Puts the newest record in, and leaves the cursor and a kept key as they are. */
export async function recordOrganised(database: Database, record: OrganisedRecord, nowMs: number): Promise<void> {
	await database.transaction('rw', database.organisers, async () => {
		const row = await database.organisers.get(record.code);
		await database.organisers.put({ cursor: 0, openedAtMs: nowMs, ...row, ...record });
	});
}

export const organisedOf = (database: Database, code: string): Promise<OrganiserRow | undefined> => database.organisers.get(code);

/** The last opened first. */
export async function allOrganised(database: Database): Promise<OrganiserRow[]> {
	const rows = await database.organisers.toArray();
	return rows.sort((a, b) => b.openedAtMs - a.openedAtMs);
}

/** Keeps the 16 bytes behind the words on this device until `forgetKey`. */
export async function keepKey(database: Database, code: string, entropy: Bytes, nowMs: number): Promise<void> {
	await database.organisers.update(code, { entropy, openedAtMs: nowMs });
}

export async function forgetKey(database: Database, code: string): Promise<void> {
	await database.organisers.update(code, { entropy: undefined });
}

/** Everything of the event that an organiser has on this device: record, key, fetched items, print marks and counts. */
export async function eraseOrganised(database: Database, code: string): Promise<void> {
	const { organisers, collected, collectedBytes, printed, counts } = database;
	await database.transaction('rw', [organisers, collected, collectedBytes, printed, counts], async () => {
		await organisers.delete(code);
		for (const table of [collected, collectedBytes, printed, counts]) await table.where({ event: code }).delete();
	});
}

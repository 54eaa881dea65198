/** Letters that a writer keeps to read again, only on their own device. They are enciphered like drafts. */
import type { Item } from '#lib/domain/item.ts';
import { decipher, encipher, type AtRest } from './at-rest.ts';
import type { Database } from './database.ts';
import type { KeptRow } from './rows.ts';

const placeOf = (id: string) => `kept/${id}`;

/** Enciphers the item under the sitting's key, or gives `undefined` when that key is gone. Await it before a transaction is opened. */
export async function encipherKept(database: Database, sittingId: string, item: Item): Promise<AtRest | undefined> {
	const key = await database.sittingKeys.get(sittingId);
	return key && encipher(key.raw, item, placeOf(item.id));
}

/** Gives the kept letters of the event. The last one handed in is first. */
export async function keptOf(database: Database, event: string): Promise<KeptRow[]> {
	return database.kept.where({ event }).reverse().sortBy('handedInAtMs');
}

/** Gives the letter in clear, or `undefined` when it was forgotten or the key of its sitting is gone. */
export async function openKept(database: Database, id: string): Promise<Item | undefined> {
	const row = await database.kept.get(id);
	const key = row && (await database.sittingKeys.get(row.sittingId));
	return row && key && decipher<Item>(key.raw, row.item, placeOf(id));
}

/** Forgets one kept letter, and the draft it was. The item that was handed in still reaches the organisers. */
export async function forgetKept(database: Database, id: string): Promise<void> {
	const { kept, onlyHere } = database;
	await database.transaction('rw', [kept, onlyHere], () => Promise.all([kept.delete(id), onlyHere.delete(id)]));
}

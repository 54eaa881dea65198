/**
 * Sealed items that came to an organiser's device in a file. They lie with the collected items, so that they are opened, read and
 * printed like these. They also lie as entries on their way to the server, each under the device that handed it in.
 */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Database } from './database.ts';
import type { EntryMark } from './outbox-entries.ts';
import type { CarriedDeviceRow, CollectedRow } from './rows.ts';

/** A tablet's file says who wrote it; an organiser's holds items of many devices. */
type CarriedFrom = CarriedDeviceRow | Pick<CarriedDeviceRow, 'event' | 'takenInAtMs'>;

export interface CarriedItem {
	entry: OutboxEntry;
	bytes: Bytes;
}
export interface SavedCarried {
	added: number;
	/** How many were here already, with the same digest. */
	known: number;
	/** How many were left in the file, because another item lies here under the same id. */
	conflicts: number;
}

/** Items without a number of the server get numbers above this one. The server's never get so high, so these items come last. */
export const carriedFrom = 2 ** 52;

/**
 * Takes in one whole file, or nothing of it. Every item is passed on to the server, also one that came from there. This device cannot
 * know whether the server still has it, and sending an item twice does no harm (I15).
 */
export async function saveCarried(database: Database, file: CarriedFrom, items: CarriedItem[]): Promise<SavedCarried> {
	const { collected, collectedBytes, carried, carriedDevices } = database;
	const { event, takenInAtMs } = file;
	return database.transaction('rw', [collected, collectedBytes, carried, carriedDevices], async () => {
		const here = await collected.bulkGet(items.map(({ entry }): [string, string] => [event, entry.id]));
		const isOther = (at: number) => here[at] !== undefined && here[at].digest !== items[at]?.entry.digest;
		const taken = items.filter((_, at) => !isOther(at));
		const fresh = items.filter((_, at) => !here[at] || (here[at].state === 'damaged' && !isOther(at)));
		const from = await nextNumber(database, event);
		const numbers = new Map(here.flatMap((row) => (row ? [[row.id, row.n]] : [])));
		const receivedAt = new Date(takenInAtMs).toISOString();
		await collected.bulkPut(
			fresh.map(({ entry }, at) => collectedRow(entry, { n: numbers.get(entry.id) ?? from + at, receivedAt }))
		);
		await collectedBytes.bulkPut(fresh.map(({ entry: { id }, bytes }) => ({ event, id, bytes })));
		await carried.bulkPut(taken.map(({ entry }) => entry));
		if ('device' in file) await noteDevice(database, file);
		return { added: fresh.length, known: taken.length - fresh.length, conflicts: items.length - taken.length };
	});
}

async function nextNumber(database: Database, event: string): Promise<number> {
	const last = await database.collected.where('[event+n]').between([event, carriedFrom], [event, Infinity]).last();
	return (last?.n ?? carriedFrom) + 1;
}

function collectedRow(entry: OutboxEntry, { n, receivedAt }: Pick<CollectedRow, 'n' | 'receivedAt'>): CollectedRow {
	const { event, id, seq, device, caseId, kind, keyVersion, digest } = entry;
	return { event, id, n, seq, device, caseId, kind, keyVersion, digest, receivedAt, state: 'fetched' };
}

/** Notes what the file says about its device, unless a newer file of the device came before. */
async function noteDevice({ carriedDevices }: Database, device: CarriedDeviceRow): Promise<void> {
	const known = await carriedDevices.get([device.event, device.device]);
	if (known && known.lastSeq > device.lastSeq) return;
	await carriedDevices.put({ ...(known?.card ? { card: known.card } : {}), ...device });
}

/** Gives the items of `.letters` files in this state, in the order of their `seq`. */
export async function carriedIn(database: Database, event: string, state: OutboxEntry['state']): Promise<OutboxEntry[]> {
	return database.carried.where({ event, state }).sortBy('seq');
}

/** Gives what files said about the devices that wrote them, one row for each device. */
export async function carriedDevicesOf(database: Database, event: string): Promise<CarriedDeviceRow[]> {
	return database.carriedDevices.where({ event }).toArray();
}

/**
 * Stores what the server answered to carried items. An item that arrived there only now is reported as collected again, because an
 * earlier report had no effect.
 */
export async function markCarried(database: Database, event: string, marks: EntryMark[]): Promise<void> {
	const byId = new Map(marks.map((mark) => [mark.id, mark]));
	const keys = [...byId.keys()].map((id): [string, string] => [event, id]);
	await database.transaction('rw', [database.carried, database.collected], async () => {
		await database.carried
			.where('[event+id]')
			.anyOf(keys)
			.filter(({ state }) => state === 'waiting')
			.modify((entry) => void Object.assign(entry, changeBy(entry, byId.get(entry.id))));
		await database.collected
			.where('[event+id]')
			.anyOf(keys.filter(([, id]) => byId.get(id)?.kind === 'delivered'))
			.filter(({ state }) => state === 'reported')
			.modify({ state: 'opened' });
	});
}

function changeBy(entry: OutboxEntry, mark: EntryMark | undefined): Partial<OutboxEntry> {
	const attempts = entry.attempts + 1;
	if (mark?.kind === 'delivered') return { state: 'delivered', attempts };
	if (mark?.kind === 'set-aside') return { state: 'set-aside', reason: mark.reason, attempts };
	return { attempts, suspicion: entry.suspicion + (mark?.isSuspicious ? 1 : 0) };
}

/**
 * Gives the items that the server said it has, and that no list of the server showed yet. A server that was restored from a backup in
 * between may have lost them, and the place up to which this device read tells nothing of it.
 */
export async function carriedUnseen(database: Database, event: string): Promise<OutboxEntry[]> {
	const { collected, carried } = database;
	const unseen = await collected.where('[event+n]').between([event, carriedFrom], [event, Infinity]).toArray();
	const entries = await carried.bulkGet(unseen.map(({ id }): [string, string] => [event, id]));
	return entries.flatMap((entry) => (entry?.state === 'delivered' ? [entry] : []));
}

/** Has these items wait again, since the server lost them. */
export async function carryAgain({ carried }: Database, event: string, ids: readonly string[]): Promise<void> {
	await carried
		.where('[event+id]')
		.anyOf(ids.map((id): [string, string] => [event, id]))
		.filter(({ state }) => state === 'delivered')
		.modify({ state: 'waiting' });
}

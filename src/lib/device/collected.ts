/** Sealed items on an organiser's device, as received. They are opened only in memory and never stored in clear. */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { Database } from './database.ts';
import type { CollectedRow } from './rows.ts';

export interface FetchedItem {
	row: CollectedRow;
	/** The sealed bytes. They are absent when they did not match their digest. */
	bytes?: Bytes;
	/** The server knows that an organiser has it. */
	isReported?: boolean;
	/** The item was collected long ago, and the server has deleted its bytes. */
	isGone?: boolean;
}

/** The number and the id of the last item that was read. */
export interface ReadUpTo {
	n: number;
	id?: string;
}

/**
 * Stores a page of the feed and its last place at once. An item that is already here stays, so the same page twice adds nothing.
 * `notRead`: the numbers of items on this page that this app did not understand. It gives how many items were new.
 */
export async function saveFetched(
	database: Database,
	event: string,
	items: FetchedItem[],
	place?: ReadUpTo,
	notRead: number[] = []
): Promise<number> {
	const { collected, collectedBytes, carried, organisers } = database;
	return database.transaction('rw', [collected, collectedBytes, carried, organisers], async () => {
		const keys = items.map(({ row }): [string, string] => [event, row.id]);
		const [known, onTheirWay] = [await collected.bulkGet(keys), await carried.bulkGet(keys)];
		const missed = items.filter((item, at) => item.isGone && !known[at]);
		const fresh = items.filter((item, at) => !item.isGone && (!known[at] || (known[at].state === 'damaged' && item.bytes)));
		await collected.bulkPut(fresh.map(({ row }) => row));
		await collectedBytes.bulkPut(fresh.flatMap(({ row, bytes }) => (bytes ? [{ event, id: row.id, bytes }] : [])));
		await collected.bulkPut(items.flatMap((item, at) => (known[at] && !fresh.includes(item) ? [asServed(known[at], item)] : [])));
		const arrived = onTheirWay.filter((entry, at) => entry?.state === 'waiting' && entry.digest === items[at]?.row.digest);
		await carried.bulkPut(arrived.map((entry) => ({ ...entry!, state: 'delivered' as const })));
		if (place !== undefined)
			await organisers.where({ code: event }).modify((organised) => {
				const isNews = ({ row }: FetchedItem) => row.n > organised.cursor;
				const gone = (organised.gone ?? 0) + missed.filter(isNews).length;
				if (gone > 0) organised.gone = gone;
				if (place.n >= organised.cursor) Object.assign(organised, { cursor: place.n, standsOn: place.id });
				const known = organised.notRead ?? [];
				if (notRead.length > 0) organised.notRead = [...new Set([...known, ...notRead])].sort((a, b) => a - b);
			});
		return fresh.length;
	});
}

/** Gives a known row with the server's present number. A restored server numbers anew, and may need the report again. */
function asServed(known: CollectedRow, { row, isReported }: FetchedItem): CollectedRow {
	return { ...known, n: row.n, state: known.state === 'reported' && isReported === false ? 'opened' : known.state };
}

/** Forgets a number, because its item is here now or the server no longer has it. */
export async function forgetNotRead(database: Database, event: string, n: number): Promise<void> {
	await database.organisers.where({ code: event }).modify((organised) => {
		organised.notRead = organised.notRead?.filter((each) => each !== n);
		if (organised.notRead?.length === 0) delete organised.notRead;
	});
}

export interface CollectingFrom {
	/** How far the feed was read. */
	place: ReadUpTo;
	/** The running numbers of damaged items, and of those that this app did not understand. */
	damaged: number[];
	notRead: number[];
	/** How many items the server had deleted before they came here. */
	gone: number;
}

/** Gives where collecting goes on. */
export async function collectingFrom(database: Database, event: string): Promise<CollectingFrom> {
	const { collected, organisers } = database;
	return database.transaction('r', [collected, organisers], async () => {
		const { cursor = 0, standsOn, notRead = [], gone = 0 } = (await organisers.get(event)) ?? {};
		const damaged = await collected.where({ event, state: 'damaged' }).sortBy('n');
		return { place: { n: cursor, id: standsOn }, notRead, gone, damaged: damaged.map(({ n }) => n) };
	});
}

/** Gives the row of one collected item, or `undefined` when this device does not have it. */
export async function collectedRow(database: Database, event: string, id: string): Promise<CollectedRow | undefined> {
	return database.collected.get([event, id]);
}

/** Gives the collected items in the order in which the server received them. */
export async function collectedOf(database: Database, event: string): Promise<CollectedRow[]> {
	return database.collected.where({ event }).sortBy('n');
}

/** Gives the collected items in this state, in the order in which the server received them. */
export async function collectedIn(database: Database, event: string, state: CollectedRow['state']): Promise<CollectedRow[]> {
	return database.collected.where({ event, state }).sortBy('n');
}

/** How many rows are read or written at once. More would hold up the screen. */
const rowsAtOnce = 250;

/** Gives the sealed bytes by id. A damaged item has none. */
export async function collectedBytesOf(database: Database, event: string, ids: string[]): Promise<Map<string, Bytes>> {
	const bytes = new Map<string, Bytes>();
	for (const keys of keysInPortions(event, ids))
		for (const row of await database.collectedBytes.bulkGet(keys)) if (row) bytes.set(row.id, row.bytes);
	return bytes;
}

/** Notes whether these items could be opened. An item that the server knows as collected stays so. */
export async function rememberCollected(
	database: Database,
	event: string,
	ids: string[],
	state: 'opened' | 'unreadable' | 'reported'
): Promise<void> {
	const from: Record<typeof state, CollectedRow['state'][]> = {
		opened: ['fetched', 'unreadable'],
		unreadable: ['fetched'],
		reported: ['opened']
	};
	const { collected } = database;
	for (const keys of keysInPortions(event, ids))
		await database.transaction('rw', collected, async () => {
			const rows = await collected.bulkGet(keys);
			const changed = rows.flatMap((row) => (row && from[state].includes(row.state) ? [{ ...row, state }] : []));
			await collected.bulkPut(changed);
		});
}

/** Puts these items aside, or takes them back. */
export async function setAside(database: Database, event: string, ids: readonly string[], isAside: boolean): Promise<void> {
	const { collected } = database;
	for (const keys of keysInPortions(event, ids))
		await database.transaction('rw', collected, async () => {
			const rows = await collected.bulkGet(keys);
			await collected.bulkPut(rows.flatMap((row) => (row ? [{ ...row, isAside }] : [])));
		});
}

function keysInPortions(event: string, ids: readonly string[]): [string, string][][] {
	const count = Math.ceil(ids.length / rowsAtOnce);
	const keys = ids.map((id): [string, string] => [event, id]);
	return Array.from({ length: count }, (_, at) => keys.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce));
}

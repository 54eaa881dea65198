/** Sealed items on an organiser's device, as received. They are opened in memory each time and never stored in clear. */
import type { Database } from './database.ts';
import type { Bytes, CollectedRow } from './rows.ts';

export interface FetchedItem {
	row: CollectedRow;
	/** Absent when they did not match their digest. */
	bytes?: Bytes;
}

/** Stores a page of the feed and its cursor at once. An item that is already here stays as it is: twice the same page adds nothing. */
export async function saveFetched(database: Database, event: string, items: FetchedItem[], cursor?: number): Promise<number> {
	const { collected, collectedBytes, organisers } = database;
	return database.transaction('rw', [collected, collectedBytes, organisers], async () => {
		const known = await collected.bulkGet(items.map(({ row }): [string, string] => [event, row.id]));
		const fresh = items.filter((item, at) => !known[at] || (known[at].state === 'damaged' && item.bytes));
		await collected.bulkPut(fresh.map(({ row }) => row));
		await collectedBytes.bulkPut(fresh.flatMap(({ row, bytes }) => (bytes ? [{ event, id: row.id, bytes }] : [])));
		if (cursor !== undefined)
			await organisers.where({ code: event }).modify((organised) => {
				organised.cursor = Math.max(organised.cursor, cursor);
			});
		return fresh.length;
	});
}

/** In the order the server received them. */
export async function collectedOf(database: Database, event: string): Promise<CollectedRow[]> {
	return database.collected.where({ event }).sortBy('n');
}

export async function collectedIn(database: Database, event: string, state: CollectedRow['state']): Promise<CollectedRow[]> {
	return database.collected.where({ event, state }).sortBy('n');
}

/** The sealed bytes by id; a damaged item has none. */
export async function collectedBytesOf(database: Database, event: string, ids: string[]): Promise<Map<string, Bytes>> {
	const rows = await database.collectedBytes.bulkGet(ids.map((id): [string, string] => [event, id]));
	return new Map(rows.flatMap((row) => (row ? [[row.id, row.bytes]] : [])));
}

/** Notes that these were opened, or could not be. What the server already knows stays known. */
export async function markCollected(
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
	await database.collected
		.where('[event+id]')
		.anyOf(ids.map((id) => [event, id]))
		.filter((row) => from[state].includes(row.state))
		.modify({ state });
}

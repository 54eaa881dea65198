/** Sealed items as an organiser's device fetched them, what was printed of them, and counts of what was written by hand. */
import type { PaperCount } from '#lib/domain/wire.ts';
import type { Database } from './database.ts';
import type { Bytes, CollectedRow, PaperCountRow, PrintedRow } from './rows.ts';

export interface Fetched {
	row: CollectedRow;
	bytes: Bytes;
}

/** One page of the feed and the cursor behind it, both or neither. An item that is here already stays as it is. */
export async function storePage(database: Database, event: string, page: Fetched[], cursor: number): Promise<void> {
	const { collected, collectedBytes, organisers } = database;
	await database.transaction('rw', [collected, collectedBytes, organisers], async () => {
		for (const { row, bytes } of page) {
			if (await collected.get([row.event, row.id])) continue;
			await collected.put(row);
			await collectedBytes.put({ event: row.event, id: row.id, bytes });
		}
		await organisers.update(event, { cursor });
	});
}

/** In the order received. */
export const collectedOf = (database: Database, event: string): Promise<CollectedRow[]> =>
	database.collected.where({ event }).sortBy('n');

export async function sealedBytesOf(database: Database, event: string, ids: string[]): Promise<Map<string, Bytes>> {
	const rows = await database.collectedBytes.bulkGet(ids.map((id) => [event, id] as [string, string]));
	return new Map(rows.flatMap((row) => (row ? [[row.id, row.bytes] as const] : [])));
}

export async function setCollectedState(
	database: Database,
	event: string,
	ids: string[],
	state: CollectedRow['state']
): Promise<void> {
	await database.collected.bulkUpdate(ids.map((id) => ({ key: [event, id] as [string, string], changes: { state } })));
}

export const printedOf = (database: Database, event: string): Promise<PrintedRow[]> =>
	database.printed.where({ event }).toArray();

export async function markPrinted(database: Database, event: string, ids: string[], run: string, nowMs: number): Promise<void> {
	await database.printed.bulkPut(ids.map((id) => ({ event, id, run, printedAtMs: nowMs })));
}

/** Takes back one print run: its sheets never came out of the printer. */
export async function unmarkPrinted(database: Database, event: string, run: string): Promise<void> {
	await database.printed
		.where({ event })
		.filter((row) => row.run === run)
		.delete();
}

export async function addCounts(database: Database, event: string, counts: PaperCount[], nowMs: number): Promise<void> {
	await database.counts.bulkPut(counts.map((count) => ({ ...count, event, countedAtMs: nowMs, state: 'waiting' as const })));
}

export const countsOf = (database: Database, event: string): Promise<PaperCountRow[]> =>
	database.counts.where({ event }).toArray();

export async function markCountsSent(database: Database, ids: string[]): Promise<void> {
	await database.counts.bulkUpdate(ids.map((key) => ({ key, changes: { state: 'sent' as const } })));
}

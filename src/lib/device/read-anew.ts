/**
 * What an organiser's device does after a server lost something, because it was restored from a backup or its event was opened again.
 * The device reads everything from the start, and passes on what the server no longer has (I20).
 */
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Database } from './database.ts';
import type { CollectedRow } from './rows.ts';

/** The bytes of so many rows are read at once. More would fill the memory of a phone. */
const rowsAtOnce = 100;

/**
 * Goes back to the start of the feed. Every whole item here is on its way to the server until the feed shows it. Counts by hand are
 * sent again, and each counts once by its id. When this breaks off, it can simply be done again.
 */
export async function readFeedAnew(database: Database, event: string): Promise<void> {
	const { collected, organisers, counts } = database;
	const rows = await collected
		.where({ event })
		.filter(({ state }) => state !== 'damaged')
		.toArray();
	for (let at = 0; at < rows.length; at += rowsAtOnce) await carry(database, event, rows.slice(at, at + rowsAtOnce));
	await database.transaction('rw', [organisers, counts], async () => {
		await counts.where({ event, state: 'sent' }).modify({ state: 'waiting' });
		await organisers.where({ code: event }).modify((organised) => {
			organised.cursor = 0;
			delete organised.standsOn;
			delete organised.notRead;
			delete organised.gone;
		});
	});
}

async function carry({ collectedBytes, carried }: Database, event: string, rows: CollectedRow[]): Promise<void> {
	const bytes = await collectedBytes.bulkGet(rows.map(({ id }): [string, string] => [event, id]));
	await carried.bulkPut(rows.flatMap((row, at) => (bytes[at] ? [entryOf(row, bytes[at].bytes.length)] : [])));
}

function entryOf({ event, id, device, seq, caseId, kind, keyVersion, digest, receivedAt }: CollectedRow, sizeBytes: number) {
	const known = { event, id, device, seq, caseId, kind, keyVersion, digest, sizeBytes };
	const untried = { state: 'waiting', attempts: 0, suspicion: 0, tryingMs: 0 } as const;
	return { ...known, ...untried, handedInAtMs: Date.parse(receivedAt) } satisfies OutboxEntry;
}

/** Reports every item that was opened here again, because the server forgot the reports. */
export async function reportAnew(database: Database, event: string): Promise<void> {
	await database.collected.where({ event, state: 'reported' }).modify({ state: 'opened' });
}

/** Reads the facts of the organisers from the start, and sends all known facts again, also those of others. */
export async function readFactsAnew(database: Database, event: string): Promise<void> {
	const { printFacts, batchFeeds } = database;
	await database.transaction('rw', [printFacts, batchFeeds], async () => {
		for (const state of ['shared', 'sent']) await printFacts.where({ event, state }).modify({ state: 'waiting' });
		await batchFeeds.where({ event }).modify((row) => {
			row.cursor = 0;
			delete row.standsOn;
			delete row.notReadFrom;
		});
	});
}

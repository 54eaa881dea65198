/**
 * What an organiser's device does once a server has lost what it had: it was restored from a backup, or its event was opened anew.
 * Everything is read again from the start, and what the server no longer has is passed on to it (I20).
 */
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Database } from './database.ts';
import type { CollectedRow } from './rows.ts';

/** Their bytes are read for their sizes: more at once would fill the memory of a phone. */
const rowsAtOnce = 100;

/**
 * Goes back to the start of the feed. Every item that lies here whole is on its way to the server until the feed shows that it has
 * it; counts by hand are sent again, each still once by its id. Broken off, it is simply done again.
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

/** The server forgot what it was told: every item that was opened here is told once more. */
export async function reportAnew(database: Database, event: string): Promise<void> {
	await database.collected.where({ event, state: 'reported' }).modify({ state: 'opened' });
}

/** Reads the facts of the organisers from the start, and sends again all that are known here, also those of others. */
export async function readFactsAnew(database: Database, event: string): Promise<void> {
	const { printFacts, batchFeeds } = database;
	await database.transaction('rw', [printFacts, batchFeeds], async () => {
		await printFacts.where({ event, state: 'shared' }).modify({ state: 'waiting' });
		await batchFeeds.where({ event }).modify((row) => {
			row.cursor = 0;
			delete row.standsOn;
			delete row.notReadFrom;
		});
	});
}

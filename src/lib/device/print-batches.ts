/** What this device knows of print batches: its own facts, those of the other organisers, and what still has to be shared. */
import type { PrintFact } from '#lib/domain/print/print-fact.ts';
import type { FeedFact } from '#lib/domain/wire/print-wire.ts';
import type { Place } from './collected.ts';
import type { Database } from './database.ts';
import type { BatchFeedRow, PrintFactRow } from './rows.ts';

export interface KnownFacts {
	rows: PrintFactRow[];
	/** By batch what the server calls it. */
	numbers: ReadonlyMap<string, number>;
}
/** What is known before anything was read. */
export const nothingKnown: KnownFacts = { rows: [], numbers: new Map() };

/** What was said here: on this disk first, sent when the server can be reached. All of it or, when storage fails, nothing. */
export async function savePrintFacts(database: Database, event: string, facts: PrintFact[]): Promise<void> {
	const rows = facts.map((fact): PrintFactRow => ({ event, id: fact.id, fact, state: 'waiting' }));
	await database.transaction('rw', database.printFacts, () => database.printFacts.bulkAdd(rows));
}

/** Every fact that lies here, whoever said it, with the numbers the server gave their batches. */
export async function printFactsOf(database: Database, event: string): Promise<KnownFacts> {
	const { printFacts, batchNumbers } = database;
	return database.transaction('r', [printFacts, batchNumbers], async () => {
		const [rows, numbers] = await Promise.all([printFacts.where({ event }).toArray(), batchNumbers.where({ event }).toArray()]);
		return { rows, numbers: new Map(numbers.map(({ batch, number }) => [batch, number])) };
	});
}

/** In the order in which they were minted. */
export async function waitingFacts(database: Database, event: string): Promise<PrintFact[]> {
	const rows = await database.printFacts.where({ event, state: 'waiting' }).sortBy('id');
	return rows.map(({ fact }) => fact);
}

export interface SettledFact {
	fact: PrintFact;
	state: 'shared' | 'refused';
	number?: number;
}

/** Notes what the server said to facts of this device. */
export async function settleFacts(database: Database, event: string, settled: SettledFact[]): Promise<void> {
	const { printFacts, batchNumbers } = database;
	await database.transaction('rw', [printFacts, batchNumbers], async () => {
		await printFacts.bulkPut(settled.map(({ fact, state }) => ({ event, id: fact.id, fact, state })));
		await batchNumbers.bulkPut(
			settled.flatMap(({ fact, number }) => (number === undefined ? [] : [{ event, batch: fact.batch, number }]))
		);
	});
}

/**
 * Stores a page of the feed and its last place at once; what the server has counts, and twice the same page adds nothing.
 * `notReadFrom`: the number of the first fact on this page that this app did not understand.
 */
export async function saveFetchedFacts(
	database: Database,
	event: string,
	feed: FeedFact[],
	{ n, id }: Place,
	notReadFrom?: number
): Promise<number> {
	const { printFacts, batchNumbers, batchFeeds } = database;
	return database.transaction('rw', [printFacts, batchNumbers, batchFeeds], async () => {
		const known = await printFacts.bulkGet(feed.map(({ fact }): [string, string] => [event, fact.id]));
		await printFacts.bulkPut(feed.map(({ fact }) => ({ event, id: fact.id, fact, state: 'shared' })));
		await batchNumbers.bulkPut(feed.map(({ fact: { batch }, number }) => ({ event, batch, number })));
		await batchFeeds.where({ event }).modify((row) => {
			if (n >= row.cursor) Object.assign(row, { cursor: n, standsOn: id });
			if (notReadFrom !== undefined) row.notReadFrom ??= notReadFrom;
		});
		return known.filter((row) => row === undefined).length;
	});
}

/** Goes back to the first fact that was not understood, to read on from there. */
export async function readAgainFrom(database: Database, event: string, notReadFrom: number): Promise<void> {
	await database.batchFeeds.where({ event }).modify((row) => {
		if (notReadFrom <= row.cursor) Object.assign(row, { cursor: notReadFrom - 1, standsOn: undefined });
		delete row.notReadFrom;
	});
}

/** Notes that everything the others said until now is here. */
export async function noteBatchesHeard(database: Database, event: string, heardAtMs: number): Promise<void> {
	await database.batchFeeds.where({ event }).modify({ heardAtMs });
}

/** Where this device stands among the organisers; the first time it gets its pseudonym. */
export async function batchFeedOf(database: Database, event: string, newId: () => string): Promise<BatchFeedRow> {
	return database.transaction('rw', database.batchFeeds, async () => {
		const known = await database.batchFeeds.get(event);
		if (known) return known;
		const fresh: BatchFeedRow = { event, device: newId(), cursor: 0 };
		await database.batchFeeds.add(fresh);
		return fresh;
	});
}

/** What this device knows of organisers' doings: its own facts, those of other organisers, and what still has to be sent. */
import { batchIdOf, type Fact } from '#lib/domain/facts/fact.ts';
import { onceEach } from '#lib/domain/facts/fact-head.ts';
import type { FeedFact } from '#lib/domain/wire/facts-wire.ts';
import type { ReadUpTo } from './collected.ts';
import type { Database } from './database.ts';
import type { BatchNumberRow, FactFeedRow, OrganiserFactRow } from './rows.ts';

export interface KnownFacts {
	rows: OrganiserFactRow[];
	/** The server's number of each batch, by the batch's id. */
	numbers: ReadonlyMap<string, number>;
}
/** What is known before anything was read. */
export const nothingKnown: KnownFacts = { rows: [], numbers: new Map() };

/** Stores facts that were said here. They are sent later. Either all are stored or, when storage fails, none. */
export async function saveFacts(database: Database, event: string, facts: Fact[]): Promise<void> {
	const rows = facts.map((fact): OrganiserFactRow => ({ event, id: fact.id, fact, state: 'waiting' }));
	await database.transaction('rw', database.printFacts, () => database.printFacts.bulkAdd(rows));
}

/**
 * Stores facts that came in a file, and gives how many were new. They wait to be sent, since the server may not have them. What is
 * here already stays, so the same file twice adds nothing.
 */
export async function saveCarriedFacts(database: Database, event: string, facts: readonly Fact[]): Promise<number> {
	const { printFacts } = database;
	return database.transaction('rw', printFacts, async () => {
		const carried = onceEach(facts);
		const here = await printFacts.bulkGet(carried.map(({ id }): [string, string] => [event, id]));
		const fresh = carried.filter((_, at) => here[at] === undefined);
		await printFacts.bulkPut(fresh.map((fact): OrganiserFactRow => ({ event, id: fact.id, fact, state: 'waiting' })));
		return fresh.length;
	});
}

/** Gives every fact that lies here, whoever said it, with the server's numbers of the batches. */
export async function factsOf(database: Database, event: string): Promise<KnownFacts> {
	const { printFacts, batchNumbers } = database;
	return database.transaction('r', [printFacts, batchNumbers], async () => {
		const [rows, numbers] = await Promise.all([printFacts.where({ event }).toArray(), batchNumbers.where({ event }).toArray()]);
		return { rows, numbers: new Map(numbers.map(({ batch, number }) => [batch, number])) };
	});
}

/** Gives the facts that wait to be sent, in the order in which they were made. */
export const waitingFacts = (database: Database, event: string): Promise<Fact[]> => factsIn('waiting', database, event);
/** Gives the facts that the server did not take when they were last sent, in the order in which they were made. */
export const refusedFacts = (database: Database, event: string): Promise<Fact[]> => factsIn('refused', database, event);

async function factsIn(state: OrganiserFactRow['state'], database: Database, event: string): Promise<Fact[]> {
	const rows = await database.printFacts.where({ event, state }).sortBy('id');
	return rows.map(({ fact }) => fact);
}

export interface SettledFact {
	fact: Fact;
	state: 'sent' | 'refused';
	number?: number;
}

/** Stores what the server answered to facts of this device. What was in its list meanwhile is shared already. */
export async function settleFacts(database: Database, event: string, settled: SettledFact[]): Promise<void> {
	const { printFacts, batchNumbers } = database;
	await database.transaction('rw', [printFacts, batchNumbers], async () => {
		const here = await printFacts.bulkGet(settled.map(({ fact }): [string, string] => [event, fact.id]));
		const news = settled.filter((_, at) => here[at]?.state !== 'shared');
		await printFacts.bulkPut(news.map(({ fact, state }) => ({ event, id: fact.id, fact, state })));
		await batchNumbers.bulkPut(settled.flatMap(({ fact, number }) => numberRow(event, fact, number)));
	});
}

/**
 * Stores a page of the feed and its last place at once. The server's version counts, and the same page a second time adds nothing.
 * `notReadFrom`: the number of the first fact on this page that this app did not understand. It gives how many facts were new.
 */
export async function saveFetchedFacts(
	database: Database,
	event: string,
	feed: FeedFact[],
	{ n, id }: ReadUpTo,
	notReadFrom?: number
): Promise<number> {
	const { printFacts, batchNumbers, batchFeeds } = database;
	return database.transaction('rw', [printFacts, batchNumbers, batchFeeds], async () => {
		const known = await printFacts.bulkGet(feed.map(({ fact }): [string, string] => [event, fact.id]));
		await printFacts.bulkPut(feed.map(({ fact }) => ({ event, id: fact.id, fact, state: 'shared' })));
		await batchNumbers.bulkPut(feed.flatMap(({ fact, number }) => numberRow(event, fact, number)));
		await batchFeeds.where({ event }).modify((row) => {
			if (n >= row.cursor) Object.assign(row, { cursor: n, standsOn: id });
			if (notReadFrom !== undefined) row.notReadFrom ??= notReadFrom;
		});
		return known.filter((row) => row === undefined).length;
	});
}

function numberRow(event: string, fact: Fact, number: number | undefined): BatchNumberRow[] {
	const batch = batchIdOf(fact);
	return batch === undefined || number === undefined ? [] : [{ event, batch, number }];
}

/** The ids of the facts that the server said it has, and that were not in its list yet. */
export async function sentFacts(database: Database, event: string): Promise<string[]> {
	return (await factsIn('sent', database, event)).map(({ id }) => id);
}

/**
 * Has those of these facts wait again that are still in no list of the server, though it was read to its end: a server that was
 * restored from a backup right after its receipt has lost them. Where the list has gaps, nothing can be said.
 */
export async function sendAgainUnless(database: Database, event: string, sent: readonly string[]): Promise<void> {
	if (sent.length === 0 || (await database.batchFeeds.get(event))?.notReadFrom !== undefined) return;
	await database.printFacts
		.where('[event+id]')
		.anyOf(sent.map((id): [string, string] => [event, id]))
		.filter(({ state }) => state === 'sent')
		.modify({ state: 'waiting' });
}

/** Goes back to the first fact that was not understood, so that reading goes on from there. */
export async function readAgainFrom(database: Database, event: string, notReadFrom: number): Promise<void> {
	await database.batchFeeds.where({ event }).modify((row) => {
		if (notReadFrom <= row.cursor) Object.assign(row, { cursor: notReadFrom - 1, standsOn: undefined });
		delete row.notReadFrom;
	});
}

/** Notes when everything that the others said was here. */
export async function noteFactsHeard(database: Database, event: string, heardAtMs: number): Promise<void> {
	await database.batchFeeds.where({ event }).modify({ heardAtMs });
}

/** Gives how far this device has read the facts. The first call gives the device its pseudonym among the organisers. */
export async function factFeedOf(database: Database, event: string, newId: () => string): Promise<FactFeedRow> {
	return database.transaction('rw', database.batchFeeds, async () => {
		const known = await database.batchFeeds.get(event);
		if (known) return known;
		const fresh: FactFeedRow = { event, device: newId(), cursor: 0 };
		await database.batchFeeds.add(fresh);
		return fresh;
	});
}

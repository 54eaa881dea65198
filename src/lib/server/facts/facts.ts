/**
 * What organisers did. Their facts hold ids and sealed notes alone, are kept for ever, and every organiser gets them in the order of
 * arrival.
 */
import { batchIdOf, parseFact, type Fact } from '#lib/domain/facts/fact.ts';
import { factBounds } from '#lib/domain/facts/fact-head.ts';
import {
	factIdOf,
	type FactsPage,
	type FactReceipt,
	type FactsAnswer,
	type FeedFact,
	type PostedFacts
} from '#lib/domain/wire/facts-wire.ts';
import type { FeedQuery } from '../letters/letters-feed.ts';
import { factsFeedBytes, eventBounds } from '../asking/limits.ts';
import { isoMoment } from '../moments.ts';
import type { SqlDatabase, Turn } from '../schema.ts';
import { takeTurn } from '../letters/turn.ts';

export type FactsOutcome = { kind: 'answered'; answer: FactsAnswer; stored: number } | { kind: 'unknown-event' };

/**
 * Stores facts one by one. A malformed fact does not stop its neighbours, and a fact whose id is here already changes nothing.
 */
export const keepFacts = (db: SqlDatabase, code: string, { facts }: PostedFacts, nowMs: number): Promise<FactsOutcome> =>
	db.transaction().execute(async (turn) => {
		// This takes the turn, so that numbers become visible in their order and no reader misses one.
		if (!(await takeTurn(turn, code, 0))) return { kind: 'unknown-event' };
		const shelf = await shelfOf(turn, code);
		const receipts: FactReceipt[] = [];
		for (const sent of facts) receipts.push(await keepFact(turn, code, sent, shelf));
		const stored = receipts.filter(({ outcome }) => outcome === 'stored').length;
		return { kind: 'answered', answer: { receipts, serverTime: isoMoment(nowMs) }, stored };
	});

interface Shelf {
	facts: number;
	bytes: number;
	batches: number;
}

async function keepFact(turn: Turn, code: string, sent: unknown, shelf: Shelf): Promise<FactReceipt> {
	const parsed = parseFact(sent);
	if (parsed.kind === 'malformed') return { id: factIdOf(sent), outcome: 'refused', reason: 'malformed' };
	const { id } = parsed.value;
	const json = JSON.stringify(parsed.value);
	const isFull = shelf.facts >= eventBounds.facts || shelf.bytes + json.length > eventBounds.factBytes;
	if (isFull || !(await insertFact(turn, code, parsed.value, json, shelf.facts + 1)))
		return (await knownFact(turn, code, id, json)) ?? { id, outcome: 'refused', reason: 'event-full' };
	shelf.facts += 1;
	shelf.bytes += json.length;
	const batch = batchIdOf(parsed.value);
	return { id, outcome: 'stored', ...(batch !== undefined && { number: await numberOf(turn, code, batch, shelf) }) };
}

/** Nothing is ever removed, so the last number is the count. */
async function shelfOf(turn: Turn, code: string): Promise<Shelf> {
	const facts = await turn
		.selectFrom('print_facts')
		.select(({ fn }) => [fn.countAll<number>().as('facts'), fn.sum<number | null>('size_bytes').as('bytes')])
		.where('event', '=', code)
		.executeTakeFirstOrThrow();
	const batches = await turn
		.selectFrom('print_batches')
		.select(({ fn }) => fn.countAll<number>().as('batches'))
		.where('event', '=', code)
		.executeTakeFirstOrThrow();
	return { facts: Number(facts.facts), bytes: Number(facts.bytes ?? 0), batches: Number(batches.batches) };
}

/**
 * A fact about items stands in no batch, and its own id fills that column. A process of an older version beside this one does not
 * serve such a fact, and a desk that misses a number asks for it again.
 */
async function insertFact(turn: Turn, event: string, fact: Fact, json: string, n: number): Promise<boolean> {
	const { id } = fact;
	const { numInsertedOrUpdatedRows } = await turn
		.insertInto('print_facts')
		.values({ event, id, n, batch: batchIdOf(fact) ?? id, size_bytes: json.length, json })
		.onConflict((on) => on.columns(['event', 'id']).doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

async function knownFact(turn: Turn, code: string, id: string, json: string): Promise<FactReceipt | undefined> {
	const row = await turn
		.selectFrom('print_facts')
		.leftJoin('print_batches', (on) =>
			on.onRef('print_batches.event', '=', 'print_facts.event').onRef('print_batches.batch', '=', 'print_facts.batch')
		)
		.select(['json', 'number'])
		.where('print_facts.event', '=', code)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && { id, outcome: row.json === json ? 'known' : 'conflict', ...numberIn(row) };
}

/** Gives the batch's number. The first of its facts to arrive takes the next number. */
async function numberOf(turn: Turn, event: string, batch: string, shelf: Shelf): Promise<number> {
	const { numInsertedOrUpdatedRows } = await turn
		.insertInto('print_batches')
		.values({ event, batch, number: shelf.batches + 1 })
		.onConflict((on) => on.columns(['event', 'batch']).doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows === 1n) return ++shelf.batches;
	const known = turn.selectFrom('print_batches').select('number').where('event', '=', event).where('batch', '=', batch);
	return (await known.executeTakeFirstOrThrow()).number;
}

/**
 * Gives the facts after number `after`: at most `limit`, and fewer when they are long. An empty page means that there are no
 * more.
 */
export async function readFacts(db: SqlDatabase, code: string, { after, limit }: FeedQuery): Promise<FactsPage> {
	const rows = await db
		.selectFrom('print_facts')
		.leftJoin('print_batches', (on) =>
			on.onRef('print_batches.event', '=', 'print_facts.event').onRef('print_batches.batch', '=', 'print_facts.batch')
		)
		.select(['n', 'number', 'size_bytes', 'json'])
		.where('print_facts.event', '=', code)
		.where('n', '>', after)
		.orderBy('n')
		.limit(Math.min(limit, factBounds.facts))
		.execute();
	let bytes = 0;
	const page = rows.filter((row, at) => (bytes += row.size_bytes) <= factsFeedBytes || at === 0);
	const facts = page.map((row): FeedFact => ({ n: row.n, ...numberIn(row), fact: JSON.parse(row.json) as Fact }));
	return { facts, next: facts.at(-1)?.n ?? after };
}

const numberIn = ({ number }: { number: number | null }) => (number === null ? {} : { number });

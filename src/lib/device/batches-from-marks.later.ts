/** Turns the print marks of version 1 of the tables into batches: one for each print run, to be shared with the others. */
import type { Transaction } from 'dexie';
import { newId } from '#lib/domain/id.ts';
import { sayMade, sayMarked } from '#lib/domain/print/say-batch-fact.ts';
import { deviceRandom } from './clock.ts';
import type { FactFeedRow, CollectedRow, OrganiserFactRow } from './rows.ts';

interface Mark {
	event: string;
	id: string;
	/** The id of the print run, a UUIDv7. It becomes the id of the batch. */
	run: string;
	printedAtMs: number;
}

/** Adds the facts of the batches within the upgrade's transaction. They wait to be sent. */
export async function batchesFromMarks(turn: Transaction): Promise<void> {
	const marks = await turn.table<Mark>('printed').toArray();
	const devices = new Map<string, string>();
	const runs = new Map<string, Mark[]>();
	for (const mark of marks) runs.set(mark.run, [...(runs.get(mark.run) ?? []), mark]);
	for (const [run, own] of runs) {
		const { event, printedAtMs } = own[0]!;
		const device = devices.get(event) ?? newId(printedAtMs, deviceRandom);
		devices.set(event, device);
		const saying = { device, nowMs: printedAtMs, newId: () => newId(printedAtMs, deviceRandom) };
		const [itemIds, what] = await inOrder(turn, own);
		const facts = [...sayMade({ batch: run, what, itemIds }, saying), sayMarked('printed', run, saying)];
		const rows = facts.map((fact): OrganiserFactRow => ({ event, id: fact.id, fact, state: 'waiting' }));
		await turn.table<OrganiserFactRow>('printFacts').bulkPut(rows);
	}
	const feeds = [...devices].map(([event, device]): FactFeedRow => ({ event, device, cursor: 0 }));
	await turn.table<FactFeedRow>('batchFeeds').bulkPut(feeds);
}

/** Gives the items in the order received, in which they were printed, and their kind. A run had only letters or only cards. */
async function inOrder(turn: Transaction, marks: Mark[]): Promise<[string[], 'letters' | 'cards']> {
	const keys = marks.map(({ event, id }): [string, string] => [event, id]);
	const rows = await turn.table<CollectedRow | undefined, [string, string]>('collected').bulkGet(keys);
	const numbers = new Map(rows.flatMap((row) => (row ? [[row.id, row.n]] : [])));
	const ids = marks.map(({ id }) => id).sort((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
	return [ids, rows.some((row) => row?.kind === 'card') ? 'cards' : 'letters'];
}

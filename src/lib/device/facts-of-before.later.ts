/** Turns the counts by hand of older apps into facts. For these nobody knows which organiser counted. */
import type { Transaction } from 'dexie';
import { factsOfBefore, type CountOfBefore } from '#lib/domain/hall/paper-fact.ts';
import type { PaperFactRow } from './rows.ts';

type RowOfBefore = CountOfBefore & Pick<PaperFactRow, 'event' | 'state'> & { countedAtMs: number };

/** Replaces the rows of the table `counts` within the upgrade's transaction. */
export async function countsToFacts(turn: Transaction): Promise<void> {
	const before = (await turn.table('counts').toArray()) as RowOfBefore[];
	const facts = before.flatMap(({ event, state, countedAtMs, ...count }) =>
		factsOfBefore(count, new Date(countedAtMs).toISOString()).map((fact): PaperFactRow => ({ id: fact.id, event, fact, state }))
	);
	await turn.table('counts').clear();
	await turn.table('counts').bulkPut(facts);
}

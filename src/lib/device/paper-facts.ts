/** Facts of counting by hand on this device: what was said here until the server has it, and on a desk what others said. */
import type { SaidFact } from '#lib/domain/hall/paper-fact.ts';
import type { PaperRefusal } from '#lib/domain/wire/paper-wire.ts';
import type { Database } from './database.ts';
import type { PaperFactRow } from './rows.ts';

/** All of them or, when storage fails, none. They were read back from the disk before this gives `true`. */
export async function savePaperFacts(database: Database, event: string, said: readonly SaidFact[]): Promise<boolean> {
	const rows = said.map((each): PaperFactRow => ({ ...each, id: each.fact.id, event, state: 'waiting' }));
	await database.transaction('rw', database.counts, () => database.counts.bulkPut(rows));
	const lying = await database.transaction('r', database.counts, () => database.counts.bulkGet(rows.map(({ id }) => id)));
	return lying.every((row, at) => JSON.stringify(row?.fact) === JSON.stringify(rows[at]?.fact));
}

/** Every fact of the event that lies here, in the order in which they were minted. */
export async function paperFactsOf(database: Database, event: string): Promise<PaperFactRow[]> {
	return database.counts.where({ event }).sortBy('id');
}

/** What the server said to a fact. */
export interface SettledPaper {
	id: string;
	/** Absent when the server has it. */
	refusedFor?: PaperRefusal;
}

/** Notes what the server said. What it refused goes on waiting and is sent again: no single answer decides for good. */
export async function settlePaperFacts({ counts }: Database, settled: readonly SettledPaper[]): Promise<void> {
	const said = new Map(settled.map((each) => [each.id, each]));
	await counts
		.where('id')
		.anyOf([...said.keys()])
		.modify((row) => {
			const { refusedFor } = said.get(row.id)!;
			row.state = refusedFor ? 'waiting' : 'sent';
			if (refusedFor) row.refusedFor = refusedFor;
			else delete row.refusedFor;
		});
}

/** What the server listed; it has those of this device too, so they wait no longer. */
export async function saveListedPaper({ counts }: Database, event: string, listed: readonly SaidFact[]): Promise<void> {
	await counts.bulkPut(listed.map(({ fact, device, by }) => ({ id: fact.id, event, fact, device, by, state: 'sent' })));
}

/** A server that lists all it has, and these not, has lost the others: they wait again. Gives how many do. */
export async function waitAgainUnless({ counts }: Database, event: string, listed: ReadonlySet<string>): Promise<number> {
	return counts
		.where({ event, state: 'sent' })
		.filter(({ id }) => !listed.has(id))
		.modify({ state: 'waiting' });
}

/** Facts of counting by hand on this device: what was said here, and on a desk also what others said. */
import type { SaidFact } from '#lib/domain/hall/paper-fact.ts';
import type { PaperRefusal } from '#lib/domain/wire/paper-wire.ts';
import type { Database } from './database.ts';
import type { PaperFactRow } from './rows.ts';

/** Stores all these facts or, when storage fails, none. It gives `true` after they were read back from the disk. */
export async function savePaperFacts(database: Database, event: string, said: readonly SaidFact[]): Promise<boolean> {
	const rows = said.map((each): PaperFactRow => ({ ...each, id: each.fact.id, event, state: 'waiting' }));
	await database.transaction('rw', database.counts, () => database.counts.bulkPut(rows));
	const lying = await database.transaction('r', database.counts, () => database.counts.bulkGet(rows.map(({ id }) => id)));
	return lying.every((row, at) => JSON.stringify(row?.fact) === JSON.stringify(rows[at]?.fact));
}

/** Gives every fact of the event that lies here, in the order in which they were made. */
export async function paperFactsOf(database: Database, event: string): Promise<PaperFactRow[]> {
	return database.counts.where({ event }).sortBy('id');
}

/** What the server answered to a fact. */
export interface SettledPaper {
	id: string;
	/** Absent when the server has it. */
	refusedFor?: PaperRefusal;
}

/** Stores what the server answered. A refused fact goes on waiting and is sent again, because one answer may be wrong. */
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

/** Stores the facts that the server listed. Those of this device among them no longer wait. */
export async function saveListedPaper({ counts }: Database, event: string, listed: readonly SaidFact[]): Promise<void> {
	await counts.bulkPut(listed.map(({ fact, device, by }) => ({ id: fact.id, event, fact, device, by, state: 'sent' })));
}

/** Lets the facts wait again that are not in `listed`, the full list of a server: it lost them. It gives how many these are. */
export async function waitAgainUnless({ counts }: Database, event: string, listed: ReadonlySet<string>): Promise<number> {
	return counts
		.where({ event, state: 'sent' })
		.filter(({ id }) => !listed.has(id))
		.modify({ state: 'waiting' });
}

/** Letters and cards written by hand, counted by a person; kept here until the server has them. */
import type { Database } from './database.ts';
import type { PaperCountRow } from './rows.ts';

/** All of them or, when storage fails, none. */
export async function savePaperCounts(database: Database, counts: Omit<PaperCountRow, 'state'>[]): Promise<void> {
	const rows = counts.map((count): PaperCountRow => ({ ...count, state: 'waiting' }));
	await database.transaction('rw', database.counts, () => database.counts.bulkPut(rows));
}

/** The last counted first. */
export async function paperCountsOf(database: Database, event: string): Promise<PaperCountRow[]> {
	return database.counts.where({ event }).reverse().sortBy('countedAtMs');
}

/** The counts that the server does not have yet, the first counted first. */
export async function waitingPaperCounts(database: Database, event: string): Promise<PaperCountRow[]> {
	return database.counts.where({ event, state: 'waiting' }).sortBy('countedAtMs');
}

/** Notes that the server has these counts; an id that is not here is passed over. */
export async function markCountsSent(database: Database, ids: string[]): Promise<void> {
	await database.counts.where('id').anyOf(ids).modify({ state: 'sent' });
}

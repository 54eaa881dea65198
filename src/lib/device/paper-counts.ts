/** Letters and cards written by hand, counted by a person; kept here until the server has them. */
import type { Database } from './database.ts';
import type { PaperCountRow } from './rows.ts';

export async function savePaperCount(database: Database, count: Omit<PaperCountRow, 'state'>): Promise<void> {
	await database.counts.put({ ...count, state: 'waiting' });
}

/** The last counted first. */
export async function paperCountsOf(database: Database, event: string): Promise<PaperCountRow[]> {
	return database.counts.where({ event }).reverse().sortBy('countedAtMs');
}

export async function waitingPaperCounts(database: Database, event: string): Promise<PaperCountRow[]> {
	return database.counts.where({ event, state: 'waiting' }).sortBy('countedAtMs');
}

export async function markCountsSent(database: Database, ids: string[]): Promise<void> {
	await database.counts.where('id').anyOf(ids).modify({ state: 'sent' });
}

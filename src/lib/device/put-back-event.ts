import type { Database } from './database.ts';
import type { EventRow } from './rows.ts';

/**
 * Puts back an event whose row was cleared with the site data, as a page still knows it. It gets `device` as a new pseudonym, because
 * nobody knows the last number of the old one. An event that is still there stays as it is.
 */
export async function putBackEvent(database: Database, event: EventRow, device: string): Promise<void> {
	await database.transaction('rw', database.events, async () => {
		if (await database.events.get(event.code)) return;
		const nothingYet = { freeSeqs: undefined, clearedSheets: undefined, people: undefined, lastSitting: undefined };
		await database.events.put({ ...event, device, nextSeq: 1, ...nothingYet });
	});
}

/**
 * Takes in the event of a file, while the server goes on serving its other events. When it breaks off, the operator simply starts
 * it again.
 */
import type { OpenDatabase } from '../schema.ts';
import { addMissing } from './add-missing.ts';
import { isArriving, type Importing } from './arriving.ts';
import { bringIn } from './bring-in.ts';
import { openEventFile, type EventFile, type OpenedEventFile } from './open-event-file.ts';
import { kinshipOf } from './same-event.ts';

/**
 * `imported`: all of the event is here now, and `added` items were not here before. `isOwnerOfBefore`: it was handed to new words
 * there, but keeps its earlier words here, because its settings were changed here since. `code-taken`: another event has its code.
 * `other-owner`: it was handed to different words on the two servers. `being-deleted`: this event was deleted here, and its rows
 * are not all cleared yet.
 */
export type Imported =
	| { kind: 'imported'; code: string; items: number; added: number; isOwnerOfBefore: boolean }
	| { kind: 'code-taken' | 'other-owner' | 'being-deleted' }
	| Exclude<OpenedEventFile, { kind: 'opened' }>;

/**
 * Takes in the event. Ids, digests, numbers and receipts stay as they were. When the event is here already, what this server
 * lacks is added behind what it has, so that no organiser misses an item. Taking in a file twice stores nothing twice.
 */
export async function importEvent(into: OpenDatabase, from: string, importing: Importing): Promise<Imported> {
	const opened = await openEventFile(from);
	if (opened.kind !== 'opened') return opened;
	try {
		return await takeIn(into, opened.file, importing);
	} finally {
		await opened.file.database.close();
	}
}

async function takeIn({ db }: OpenDatabase, file: EventFile, importing: Importing): Promise<Imported> {
	const { code } = file.event;
	const here = await db.selectFrom('events').selectAll().where('code', '=', code).executeTakeFirst();
	const kinship = here ? await kinshipOf(here, file.event) : 'same';
	if (kinship === 'other-event') return { kind: 'code-taken' };
	if (here && here.deleted_at !== null) return { kind: 'being-deleted' };
	if (kinship === 'other-owner') return { kind: 'other-owner' };
	const imported = { kind: 'imported', code, items: file.items, isOwnerOfBefore: false } as const;
	if (here && !isArriving(here)) return { ...imported, ...(await addMissing(db, file, importing)) };
	const added = await bringIn(db, file, importing, here?.join_hash);
	return added === 'deleted' ? { kind: 'being-deleted' } : { ...imported, added };
}

/**
 * Takes in the event of a file, while the server goes on serving its other events. When it breaks off, the operator simply starts
 * it again.
 */
import { tidyBounds } from '../asking/limits.ts';
import { pace } from '../ops/pace.ts';
import type { OpenDatabase, SqlDatabase } from '../schema.ts';
import { addMissing } from './add-missing.ts';
import { isArriving, noHash, type Importing } from './arriving.ts';
import { eachPage, putRows, rowTableNames } from './event-rows.ts';
import { openEventFile, type EventFile, type OpenedEventFile } from './open-event-file.ts';

/**
 * `imported`: all of the event is here now, and `added` items were not here before. `code-taken`: another event has its code.
 * `being-deleted`: this event was deleted here, and its rows are not all cleared yet.
 */
export type Imported =
	| { kind: 'imported'; code: string; items: number; added: number }
	| { kind: 'code-taken' | 'being-deleted' }
	| Exclude<OpenedEventFile, { kind: 'opened' }>;

/**
 * Takes in the event. Ids, digests, numbers and receipts stay as they were. When the event is here already, what this server
 * lacks is added behind what it has, so that no organiser misses an item. Taking in a file twice stores nothing twice.
 */
export async function importEvent(into: OpenDatabase, from: string, importing: Importing): Promise<Imported> {
	const opened = await openEventFile(from);
	if (opened.kind !== 'opened') return opened;
	const { file } = opened;
	try {
		const { code } = file.event;
		const standing = await standingOf(into.db, file);
		if (standing === 'code-taken' || standing === 'being-deleted') return { kind: standing };
		const before = await itemsOf(into.db, code);
		if (standing === 'here') await addMissing(into.db, file, importing);
		else await bringIn(into.db, file, importing, standing === 'new');
		return { kind: 'imported', code, items: file.items, added: (await itemsOf(into.db, code)) - before };
	} finally {
		await file.database.close();
	}
}

async function standingOf(db: SqlDatabase, { event }: EventFile) {
	const here = await db.selectFrom('events').selectAll().where('code', '=', event.code).executeTakeFirst();
	if (!here) return 'new';
	if (here.event_id !== event.event_id || here.verify_key !== event.verify_key) return 'code-taken';
	if (here.deleted_at !== null) return 'being-deleted';
	return isArriving(here) ? 'arriving' : 'here';
}

async function itemsOf(db: SqlDatabase, code: string): Promise<number> {
	const { items } = await db
		.selectFrom('items')
		.select(({ fn }) => fn.countAll<number>().as('items'))
		.where('event', '=', code)
		.executeTakeFirstOrThrow();
	return Number(items);
}

/**
 * Brings in the event's rows. Nobody may ask for the event until all of it is here: a reader would pass over items that come
 * later with a lower number.
 */
async function bringIn(db: SqlDatabase, file: EventFile, { elapsedMs, rest }: Importing, isNew: boolean): Promise<void> {
	if (isNew) await begin(db, file);
	const rows = pace({ ...tidyBounds.rows, elapsedMs });
	for (const table of rowTableNames)
		await eachPage(file.database.db, table, file.event.code, async (read) => {
			await rest();
			return rows.step(async (amount) => {
				const page = await read(amount);
				await putRows(db, table, page);
				return page;
			});
		});
	await finish(db, file);
}

async function begin(db: SqlDatabase, { event, pack }: EventFile): Promise<void> {
	await db.transaction().execute(async (turn) => {
		await turn
			.insertInto('events')
			.values({ ...event, auth_hash: noHash, join_hash: noHash })
			.execute();
		await turn.insertInto('packs').values(pack).execute();
		const none = { last_n: 0, items: 0, sealed_bytes: 0, by_case: '{}', has_tombstones: 0 };
		await turn
			.insertInto('counters')
			.values({ event: event.code, ...none })
			.execute();
	});
}

async function finish(db: SqlDatabase, { event, counters }: EventFile): Promise<void> {
	const { code } = event;
	await db.transaction().execute(async (turn) => {
		const buried = await turn.selectFrom('tombstones').select('id').where('event', '=', code).limit(1).executeTakeFirst();
		await turn
			.updateTable('counters')
			.set({ ...counters, has_tombstones: buried ? 1 : 0 })
			.where('event', '=', code)
			.execute();
		await turn.updateTable('events').set(event).where('code', '=', code).execute();
	});
}

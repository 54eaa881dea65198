/** What an operator does to the events of a server, in a process of its own beside the server. */
import { existsSync } from 'node:fs';
import { tidyBounds } from '../asking/limits.ts';
import { deleteEvent } from '../events/delete-event.ts';
import { purgeTombstones } from '../events/tombstones.ts';
import { exportEvent, type Exported } from '../moving/export-event.ts';
import { importEvent, type Imported } from '../moving/import-event.ts';
import { isPostgres, openDatabase, sqlitePath } from '../open-database.ts';
import type { OpenDatabase, SqlDatabase } from '../schema.ts';
import { dayMs, type Keep } from './keep.ts';
import { listEvents, type ListedEvent } from './list-events.ts';
import { inSteps, pace } from './pace.ts';
import { tidying } from './tidying.ts';

export interface Admin {
	list(keep: Keep): Promise<ListedEvent[]>;
	/** Deletes an event. It is gone for everybody at once. Then its rows are cleared, and the disk gets its room back. */
	remove(code: string): Promise<void>;
	exportTo(code: string, file: string): Promise<Exported>;
	importFrom(file: string): Promise<Imported>;
	/** Drops the ids and digests of events that were deleted at least so many days ago. It gives how many it dropped. */
	purge(days: number): Promise<number>;
	close(): Promise<void>;
}

const elapsedMs = () => performance.now();
const rest = () => new Promise<void>((settle) => setTimeout(settle, tidyBounds.rest.leastMs));

/** Opens the database at this address, or gives `undefined` when there is none. */
export async function adminOf(url: string): Promise<Admin | undefined> {
	if (!isPostgres(url) && !existsSync(sqlitePath(url))) return undefined;
	const database = await openDatabase(url);
	const { db } = database;
	return {
		list: (keep) => listEvents(db, keep),
		async remove(code) {
			await deleteEvent(db, code, Date.now());
			await clearAll(database);
		},
		exportTo: (code, file) => exportEvent(database, code, file),
		importFrom: (file) => importEvent(database, file, { nowMs: Date.now(), rest, elapsedMs }),
		purge: (days) => purgeAll(db, Date.now() - days * dayMs),
		close: () => database.close()
	};
}

/** Clears as the server would in its next round. Without the operator's settings of keeping, it clears only deleted events. */
async function clearAll(database: OpenDatabase): Promise<void> {
	const { step } = tidying(database, { now: () => Date.now() });
	await inSteps(step, tidyBounds.rest, elapsedMs);
}

async function purgeAll(db: SqlDatabase, beforeMs: number): Promise<number> {
	const rows = pace({ ...tidyBounds.rows, elapsedMs });
	let purged = 0;
	const step = async () => {
		const some = await rows.step((amount) => purgeTombstones(db, beforeMs, amount));
		purged += some;
		return some > 0;
	};
	await inSteps(step, tidyBounds.rest, elapsedMs);
	return purged;
}

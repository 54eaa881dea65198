/** The packs that an organiser is making on this device, one for each event. */
import type { Database } from './database.ts';
import type { PackInMakingRow } from './pack-in-making-row.ts';
import { storing, type NotSaved } from './storing.ts';

export type SavedMaking =
	/** `revision` is the one for the next save. */
	| { kind: 'saved'; revision: number }
	/** Another window saved one. Nothing was changed. */
	| { kind: 'changed-elsewhere' }
	/** The event was erased from this device. */
	| { kind: 'gone' }
	| NotSaved;

/** Saves over the revision at which the pack was read, 0 where there was none. */
export const saveMaking = (database: Database, row: PackInMakingRow): Promise<SavedMaking> =>
	storing(() =>
		database.transaction('rw', [database.packsInMaking, database.organisers], async (): Promise<SavedMaking> => {
			const [stored, organised] = await Promise.all([database.packsInMaking.get(row.event), database.organisers.get(row.event)]);
			if (!organised) return { kind: 'gone' };
			if ((stored?.revision ?? 0) !== row.revision) return { kind: 'changed-elsewhere' };
			const revision = row.revision + 1;
			await database.packsInMaking.put({ ...row, revision });
			return { kind: 'saved', revision };
		})
	);

/** Gives the pack in the making of this event, or `undefined` when none was begun here. */
export const findMaking = (database: Database, event: string): Promise<PackInMakingRow | undefined> =>
	database.packsInMaking.get(event);

/** Lets go of the pack in the making of this event. */
export const dropMaking = (database: Database, event: string): Promise<void> => database.packsInMaking.delete(event);

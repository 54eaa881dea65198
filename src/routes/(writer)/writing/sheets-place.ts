/** Where a sheet lies: what it needs of its device, and where else it may have gone. */
import type { Database } from '#lib/device/database.ts';
import type { Notes } from '#lib/device/notes.ts';
import type { EventRow } from '#lib/device/rows.ts';
import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';

export interface SheetsPlace {
	database: Database;
	clock: Clock;
	random: Random;
	notes: Notes;
	locks?: LockManager;
	/** The event as this page knows it, for when its row went with the site data. */
	event: () => EventRow;
	/** It was put back under a new pseudonym. */
	onputback?: () => void;
}

/**
 * `open`: another window has this sheet as well, and both write on it. `handed-in`: it handed it in. `cleared`: the table was cleared
 * for the next person. `gone`: this browser no longer has what it kept, and the words are on this screen alone.
 */
export type Elsewhere = 'open' | 'handed-in' | 'cleared' | 'gone';

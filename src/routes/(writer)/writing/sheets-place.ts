/** Where a sheet is: what it needs of its device, and where else it may have gone. */
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
	/** The event as this page knows it. It is needed when the row was deleted with the site data. */
	event: () => EventRow;
	/** Called when the event was stored again under a new pseudonym. */
	onputback?: () => void;
}

/**
 * `open`: another window has this sheet too, and both write on it. `handed-in`: another window handed it in. `cleared`: the table
 * was cleared for the next person. `gone`: this browser no longer has what it stored, and the words are only on this screen.
 */
export type Elsewhere = 'open' | 'handed-in' | 'cleared' | 'gone';

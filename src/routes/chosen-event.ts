/** Which of the events this device joined its pages are about: the last one joined or opened by its code. */
import { findEvent, joinedEvents } from '#lib/device/events.ts';
import type { Database } from '#lib/device/database.ts';
import type { EventRow } from '#lib/device/rows.ts';

const storageKey = 'writing-table/event';

export function chooseEvent(code: string): void {
	localStorage.setItem(storageKey, code);
}

/** `undefined` when this device joined nothing. */
export async function chosenEvent(database: Database): Promise<EventRow | undefined> {
	const code = localStorage.getItem(storageKey);
	return (code ? await findEvent(database, code) : undefined) ?? (await joinedEvents(database))[0];
}

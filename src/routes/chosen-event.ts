import type { Database } from '#lib/device/database.ts';
import { findEvent, joinedEvents } from '#lib/device/events.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { rememberedCode } from './remembered-code.ts';

/** The event this device's pages are about: the last one joined or opened by its code. `undefined` when it joined nothing. */
export async function chosenEvent(database: Database): Promise<EventRow | undefined> {
	const code = rememberedCode();
	return (code ? await findEvent(database, code) : undefined) ?? (await joinedEvents(database))[0];
}

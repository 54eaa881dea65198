import type { Database } from '#lib/device/database.ts';
import { findEvent, joinedEvents } from '#lib/device/events.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { rememberedCode } from './remembered-code.ts';

/**
 * The event that this device's pages show: the last one that was joined or opened by its code. It is `undefined` when the device
 * joined none.
 */
export async function chosenEvent(database: Database): Promise<EventRow | undefined> {
	const code = rememberedCode();
	return (code ? await findEvent(database, code) : undefined) ?? (await joinedEvents(database))[0];
}

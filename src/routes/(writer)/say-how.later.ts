/** What this device tells the organisers of itself, on its card and in every file that it writes. */
import { deviceClock } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import { formerSelves } from '#lib/device/former-selves.ts';
import { storing } from '#lib/device/storing.ts';
import { sendDeviceCard, type How } from '#lib/outbox/sending/device-card.ts';
import { ownServer } from '#lib/net/ask.ts';
import { hallCheck } from '../hall-check.svelte.ts';

/** Sends the card to the organisers' desk. When it cannot be sent now, the next delivery sends a new one. */
export async function sayHow(event: string): Promise<void> {
	if (!hallCheck.looked || hallCheck.looked.isClockUnknown) await hallCheck.look(event);
	const how = await howItIs(event);
	await storing(() => sendDeviceCard({ net: ownServer, database: theDatabase(), clock: deviceClock, event, how }));
}

/** Gives the app's version, what the device lacks as far as it was checked, and the pseudonyms that this one replaces. */
export async function howItIs(event: string): Promise<How> {
	const row = await storing(
		() => findEvent(theDatabase(), event),
		() => undefined
	);
	const replaces = row ? formerSelves(event, row.device) : [];
	const { lacks } = hallCheck;
	return { appVersion: __APP_VERSION__, ...(lacks ? { lacks } : {}), ...(replaces.length > 0 ? { replaces } : {}) };
}

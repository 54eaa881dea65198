/**
 * The work beside the screen, loaded after it: the rows, delivering, a newer manifest, readiness, reporting how this device is, and
 * keeping the page's texts from translators.
 */
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { theConnection, type Connection } from '#lib/device/connection.svelte.ts';
import { theDatabase } from '#lib/device/database.ts';
import { keepChecking } from '#lib/device/keep-checking.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { refreshEvent } from '#lib/outbox/join-event.ts';
import { keepFresh } from '#lib/outbox/keep-fresh.ts';
import { ownServer } from '#lib/net/ask.ts';
import { deliverEveryEvent } from '#lib/outbox/sending/every-event.ts';
import { keepSaying } from '#lib/outbox/sending/keep-saying.ts';
import type { Delivery } from '#lib/outbox/sending/triggers.ts';
import { keepTexts } from '../kept-texts.later.ts';
import { readiness } from '../readiness.svelte.ts';
import type { InStorage } from './in-storage.ts';
import type { Seated } from './seated.ts';
import { followTable, type TableRows } from './table-rows.ts';

/** Sealing a card loads age, and checking the device tries age out. So both wait until the screen and its cases are shown. */
const firstCardMs = 10_000;

export interface Going extends Pick<Delivery, 'sendNow' | 'stop'> {
	rows: TableRows;
	connection: Connection;
}

/** Seats a person, follows the rows of the table, and starts all work beside the screen. */
export async function keepGoing(seated: Seated): Promise<InStorage<Going>> {
	const followed = await followTable(seated);
	if (followed.kind === 'lost') return followed;
	return { kind: 'done', value: { rows: followed.value, connection: theConnection(), ...startBeside(seated.event) } };
}

/** Starts the work beside the screen. It needs no person at the table. */
export function startBeside({ code, mode }: EventRow): Pick<Delivery, 'sendNow' | 'stop'> {
	const parts = { net: ownServer, database: theDatabase(), clock: deviceClock };
	// A card that is sent before the device was checked would tell the organisers nothing.
	const looked = readiness.look(code);
	// A rotated key must reach this device before the next letter is sealed. A manifest that is not verified changes nothing.
	const fresh = keepFresh({ clock: deviceClock, random: deviceRandom, page: { view: window, document } }, () =>
		refreshEvent({ ...parts, verify: verifyManifest }, code)
	);
	const sayHow = (at: string) => void looked.then(() => import('./say-how.later.ts')).then((part) => part.sayHow(at));
	// Somebody's own phone that was put away must not look like a table that fell silent.
	const sayThis = () => sayHow(code);
	const cancel = mode === 'shared' ? keepSaying(deviceClock, sayThis, firstCardMs) : deviceClock.after(firstCardMs, sayThis);
	const onDrained = (at: string) => (sayHow(at), fresh.soon());
	const delivery = deliverEveryEvent({ ...parts, random: deviceRandom, event: code, locks: navigator.locks, onDrained });
	const stopKeeping = keepTexts(document.body);
	const stopLooking = keepChecking(theConnection(), deviceClock);
	return { sendNow: delivery.sendNow, stop: () => (cancel(), fresh.stop(), stopLooking(), stopKeeping(), delivery.stop()) };
}

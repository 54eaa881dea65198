import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { theConnection } from '#lib/device/connection.svelte.ts';
import { theDatabase } from '#lib/device/database.ts';
import { sitDown, type Sitting } from '#lib/device/sittings.ts';
import { storing } from '#lib/device/storing.ts';
import { chosenEvent } from '../chosen-event.ts';
import { seatAt, type Seated } from './laid-table.svelte.ts';

export type FoundSeat =
	| { kind: 'seated'; seated: Seated; sitting: Sitting }
	/** This device has joined nothing. */
	| { kind: 'nobody' }
	/** It has joined, and the cases are not on it. */
	| { kind: 'no-pack' }
	/** The storage stayed shut, also after the page was loaded anew. */
	| { kind: 'lost' };

const triedKey = 'writing-table/reloaded';

/** The chosen event of this device with an open sitting. WebKit may hang at the first opening: then the page is loaded anew once. */
export async function findSeat(): Promise<FoundSeat> {
	const found = (await theConnection().start()) ? await storing(seat) : undefined;
	if (found?.kind === 'stored') {
		sessionStorage.removeItem(triedKey);
		return found.value;
	}
	if (sessionStorage.getItem(triedKey)) return { kind: 'lost' };
	sessionStorage.setItem(triedKey, 'yes');
	location.reload();
	return new Promise(() => undefined);
}

async function seat(): Promise<FoundSeat> {
	const database = theDatabase();
	const event = await chosenEvent(database);
	if (!event) return { kind: 'nobody' };
	const seated = seatAt(event);
	if (!seated) return { kind: 'no-pack' };
	const sitting = await sitDown(database, event.code, { clock: deviceClock, random: deviceRandom });
	return { kind: 'seated', seated, sitting };
}

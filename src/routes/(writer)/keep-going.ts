/** What goes on beside the screen, loaded after it: delivering, looking for a newer manifest, and what is ready offline. */
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { startDelivering, type Delivery } from '#lib/outbox/triggers.ts';
import { readiness } from '../readiness.svelte.ts';
import { thisNet } from '../this-net.ts';
import { refreshEvent } from './refresh-event.ts';

export function keepGoing(event: EventRow): Delivery {
	const database = theDatabase();
	void readiness.look(event.code);
	void refreshEvent(database, event, thisNet);
	const parts = { net: thisNet, database, clock: deviceClock, random: deviceRandom };
	return startDelivering({ ...parts, event: event.code, locks: navigator.locks });
}

/** Delivers for every event that this device joined, not only for the open one (I9). */
import { joinedEvents } from '#lib/device/events.ts';
import { storing } from '#lib/device/storing.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import { patiently } from './patience.ts';
import { startDelivering, type Delivery, type DeliveryParts } from './triggers.ts';

export interface EveryEventParts extends Omit<DeliveryParts, 'onDrained'> {
	/** Called after each attempt that had something to send, with the code of its event. */
	onDrained?: (event: string, state: DrainState) => void;
}

/** Another tab may have joined an event, handed in there and been closed, so this is half of the minute of I9. */
const lookEveryMs = 30_000;

/**
 * Delivers for all events from now on. `parts.event` is the open event: it begins at once, and `sendNow` gives how it went there. The
 * others follow when the storage has named them. When the storage fails, they are looked for again later.
 */
export function deliverEveryEvent(parts: EveryEventParts): Delivery {
	const { database, clock, event, onDrained } = parts;
	const deliver = (code: string) =>
		startDelivering({ ...parts, event: code, onDrained: (state: DrainState) => onDrained?.(code, state) });
	const deliveries = new Map([[event, deliver(event)]]);
	let isStopped = false;
	let cancel = () => {};

	const findOthers = async () => {
		const events = await storing(
			() => patiently(clock, () => joinedEvents(database)),
			() => []
		);
		if (isStopped) return;
		cancel();
		cancel = clock.after(lookEveryMs, () => void findOthers());
		for (const { code } of events) if (!deliveries.has(code)) deliveries.set(code, deliver(code));
	};
	void findOthers();
	return {
		sendNow: async () => {
			void findOthers();
			const [state] = await Promise.all([...deliveries.values()].map((delivery) => delivery.sendNow()));
			return state ?? { kind: 'idle' };
		},
		stop: () => {
			isStopped = true;
			cancel();
			for (const delivery of deliveries.values()) delivery.stop();
		}
	};
}

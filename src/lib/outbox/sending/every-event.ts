/** Delivers for every event that this device joined, not only for the one that is open (I9). */
import { joinedEvents } from '#lib/device/events.ts';
import { storing } from '#lib/device/storing.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import { patiently } from './patience.ts';
import { startDelivering, type Delivery, type DeliveryParts } from './triggers.ts';

export interface EveryEventParts extends Omit<DeliveryParts, 'onDrained'> {
	/** After each attempt that did not leave things as they were, with the code of its event. */
	onDrained?: (event: string, state: DrainState) => void;
}

/** Another tab may have joined an event, handed in there and been closed. Half of the minute of I9. */
const lookEveryMs = 30_000;

/**
 * `parts.event` is the one that is open: what `sendNow` gives is how it went there, and it begins at once. The others follow when
 * the storage has named them; where it cannot, the open one goes on alone until they are looked for again.
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

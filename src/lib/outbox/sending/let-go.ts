import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { HeldAnswer } from '#lib/domain/wire/held.ts';

/**
 * How long after its receipt a device keeps the bytes of an item at least, in ms by the server's clock (I7). An item that an
 * organiser has may go earlier.
 */
export const keptAfterReceiptMs = 7 * 24 * 60 * 60 * 1_000;
/** On how many days the server must confirm an item. One wrong date of the server then counts as one day at most. */
export const heldDays = 7;

/**
 * Gives the ids of the delivered entries whose bytes this device may delete after this answer (I7). The answer must say that the
 * server holds the item. Besides, an organiser must have it, or seven days must have passed by the server's clock and the server must
 * have confirmed the item on seven days. Pure.
 */
export function ripeBy({ held, serverTime }: HeldAnswer, entries: OutboxEntry[]): string[] {
	const nowMs = Date.parse(serverTime);
	const answered = new Map(held.map((each) => [each.id, each]));
	const isRipe = ({ id, receivedAt, heldOn = [] }: OutboxEntry) => {
		const here = answered.get(id);
		if (!here || !receivedAt) return false;
		return here.collected === true || (heldOn.length >= heldDays && nowMs - Date.parse(receivedAt) >= keptAfterReceiptMs);
	};
	return entries.filter((entry) => entry.state === 'delivered' && isRipe(entry)).map(({ id }) => id);
}

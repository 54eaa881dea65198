import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { HeldAnswer } from '#lib/domain/wire/held.ts';

/** How long a device keeps the bytes of a delivered item at least, ms, unless an organiser has the item (I7). */
export const keptAfterReceiptMs = 7 * 24 * 60 * 60 * 1_000;
/** The server must confirm an item on this many days. One wrong date of the server then counts as one day at most. */
export const heldDays = 7;

/**
 * Of the delivered entries, the ids whose bytes this device may let go of, after an answer that says what the server holds (I7): it
 * holds the item in this answer, and an organiser has it, or seven days have passed by the server's clock and on seven days it said
 * that it holds it. Pure.
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

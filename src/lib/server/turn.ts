import type { Turn } from './schema.ts';

/**
 * Reserves numbers for items and, by that same write, the turn: whoever changes counts of this event next waits here until this
 * one has committed. So numbers become visible in their order, and a reader who asks for what comes after N misses nothing.
 * Nothing when there is no such event.
 */
export const takeTurn = (turn: Turn, code: string, items: number) =>
	turn
		.updateTable('counters')
		.set((column) => ({ last_n: column('last_n', '+', items) }))
		.where('event', '=', code)
		.returning(['last_n', 'items', 'sealed_bytes'])
		.executeTakeFirst();

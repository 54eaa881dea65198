/** The requests of this device about items that were handed in. They lie in the outbox, and go the way of everything that waits there. */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { RequestMade } from '#lib/domain/request.ts';
import type { Database } from './database.ts';
import { entryAt, giveNumberBack, takeNumber, type NewEntry } from './handing-in.ts';

/** Gives what this device asked last about each item, with the entry that carries it, by the item's id. */
export function lastRequests(entries: readonly OutboxEntry[]): Map<string, OutboxEntry & { request: RequestMade }> {
	const last = new Map<string, OutboxEntry & { request: RequestMade }>();
	for (const entry of entries) {
		if (!entry.request) continue;
		const other = last.get(entry.request.item);
		if (!other || entry.request.turn > other.request.turn) last.set(entry.request.item, { ...entry, request: entry.request });
	}
	return last;
}

/**
 * One strict transaction: next number → entry and bytes in. Gives `undefined` when the event is gone. When another tab made the same
 * request meanwhile, it gives that tab's entry and adds none, so that nothing is asked twice.
 */
export async function commitRequest(database: Database, fresh: NewEntry, bytes: Bytes): Promise<OutboxEntry | undefined> {
	const { events, outbox, sealed } = database;
	return database.transaction('rw', [events, outbox, sealed], async () => {
		const event = await events.get(fresh.event);
		if (!event) return undefined;
		const item = fresh.request?.item;
		const before = item && lastRequests(await outbox.where({ event: event.code }).toArray()).get(item);
		if (before && before.request.asks === fresh.request?.asks) return before;
		const entry = entryAt(fresh, event);
		await Promise.all([takeNumber(database, event), outbox.add(entry), sealed.add({ id: entry.id, bytes })]);
		return entry;
	});
}

/** Undoes a request whose bytes could not be read back. The next item gets its number. */
export async function undoRequest(database: Database, { id, event, seq }: OutboxEntry): Promise<void> {
	const { events, outbox, sealed } = database;
	await database.transaction('rw', [events, outbox, sealed], async () => {
		await Promise.all([outbox.delete(id), sealed.delete(id)]);
		await giveNumberBack(database, event, seq);
	});
}

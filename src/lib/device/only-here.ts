/**
 * Tells what cannot have left this device, and notes that something is about to leave. An item that never left can be taken back. The note
 * is the deletion of a row, because that is what a full disk still takes. An older app that runs beside this one makes no such note, so
 * an item that was ever tried counts as one that may have left.
 */
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Database } from './database.ts';
import { readTogether } from './read-together.ts';
import type { OnlyHereRow } from './rows.ts';

/** True when the entry can never have left this device, as far as its two rows tell. */
export const isOnlyHere = (entry: OutboxEntry | undefined, row: OnlyHereRow | undefined): boolean =>
	row !== undefined && entry?.state === 'waiting' && entry.attempts === 0;

/** Gives the ids of the event's items that can be taken back. */
export async function onlyHereOf(database: Database, event: string): Promise<Set<string>> {
	const rows = await database.onlyHere.where({ event }).toArray();
	const entries = await readTogether(
		database.outbox,
		rows.map(({ id }) => id)
	);
	return new Set(rows.filter((row) => isOnlyHere(entries.get(row.id), row)).map(({ id }) => id));
}

interface Looked {
	/** The entries that are still as they were listed. Another tab may have taken some back, or handed them in again with other words. */
	asListed: OutboxEntry[];
	/** How many of the listed ones are still only here. */
	onlyHere: number;
}

/** Looks whether something of this batch is still only here. Nothing is noted. */
export async function lookBeforeLeaving(database: Database, entries: OutboxEntry[]): Promise<Looked> {
	return database.transaction('r', [database.outbox, database.onlyHere], () => lookAt(database, entries));
}

/** Notes, durably, that these entries may have left from now on. It gives those that are still as they were listed. */
export async function nowLeaving(database: Database, entries: OutboxEntry[]): Promise<OutboxEntry[]> {
	const looked = await lookBeforeLeaving(database, entries);
	if (looked.onlyHere === 0) return looked.asListed;
	return database.transaction('rw', [database.outbox, database.onlyHere], async () => {
		const { asListed } = await lookAt(database, entries);
		await database.onlyHere.bulkDelete(asListed.map(({ id }) => id));
		return asListed;
	});
}

async function lookAt(database: Database, entries: OutboxEntry[]): Promise<Looked> {
	const ids = entries.map(({ id }) => id);
	const [now, rows] = await Promise.all([readTogether(database.outbox, ids), readTogether(database.onlyHere, ids)]);
	return { asListed: entries.filter(({ id, digest }) => now.get(id)?.digest === digest), onlyHere: rows.size };
}

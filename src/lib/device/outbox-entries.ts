/** The outbox. It keeps entries, and the sealed bytes apart from them. An entry is never taken out to be sent. */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry, SetAsideReason } from '#lib/domain/outbox-entry.ts';
import type { Database } from './database.ts';
import { readTogether } from './read-together.ts';

/** Reads an entry with its bytes in a transaction of their own. It gives `undefined` when either is missing. */
export async function readEntry(database: Database, id: string): Promise<{ entry: OutboxEntry; bytes: Bytes } | undefined> {
	return database.transaction('r', [database.outbox, database.sealed], async () => {
		const [entry, row] = await Promise.all([database.outbox.get(id), database.sealed.get(id)]);
		return entry && row && { entry, bytes: row.bytes };
	});
}

/** Gives all entries of the event in the order handed in, also those that were let go. */
export async function outboxEntries(database: Database, event: string): Promise<OutboxEntry[]> {
	return database.outbox.where({ event }).sortBy('seq');
}

/** Gives the entries of the other events of this device. */
export async function entriesElsewhere(database: Database, event: string): Promise<OutboxEntry[]> {
	return database.outbox.where('event').notEqual(event).toArray();
}

/** Gives the entries that the server gave a receipt for and whose bytes are still here. */
export async function deliveredEntries(database: Database, event: string): Promise<OutboxEntry[]> {
	return database.outbox.where({ event, state: 'delivered' }).toArray();
}

/** Gives the entries that still have to be sent, in the order handed in. */
export async function waitingEntries(database: Database, event: string): Promise<OutboxEntry[]> {
	return database.outbox.where({ event, state: 'waiting' }).sortBy('seq');
}

/** Gives the bytes of these entries, by id. An entry without bytes is left out. */
export async function sealedBytes(database: Database, ids: string[]): Promise<Map<string, Bytes>> {
	const rows = await readTogether(database.sealed, ids);
	return new Map([...rows].map(([id, { bytes }]) => [id, bytes]));
}

/** What became of one entry in an attempt. */
export type EntryMark =
	| { kind: 'delivered'; id: string; receivedAt: string; late?: boolean }
	| { kind: 'set-aside'; id: string; reason: SetAsideReason }
	| { kind: 'waiting'; id: string; isSuspicious?: boolean };

/** Stores what an attempt did. A delivered entry stays delivered, even when another tab gets a different answer later. */
export async function markEntries(database: Database, marks: EntryMark[]): Promise<void> {
	await changeMarked(database, marks, (entry, mark) => (isOpenTo(entry, mark) ? marked(entry, mark) : entry));
}

/** Stores what each mark makes of its entry, in one transaction. An entry that stays the same object is not written. */
async function changeMarked<Mark extends { id: string }>(
	database: Database,
	marks: Mark[],
	next: (entry: OutboxEntry, mark: Mark) => OutboxEntry
): Promise<void> {
	await database.transaction('rw', database.outbox, async () => {
		const ids = marks.map(({ id }) => id);
		const entries = await readTogether(database.outbox, ids);
		const changed = marks.flatMap((mark) => {
			const entry = entries.get(mark.id);
			const after = entry && next(entry, mark);
			return after && after !== entry ? [after] : [];
		});
		if (changed.length > 0) await database.outbox.bulkPut(changed);
	});
}

const isOpenTo = (entry: OutboxEntry, mark: EntryMark) =>
	entry.state === 'waiting' || (entry.state === 'set-aside' && mark.kind === 'delivered');

function marked(entry: OutboxEntry, mark: EntryMark): OutboxEntry {
	const tried = { ...entry, attempts: entry.attempts + 1 };
	if (mark.kind === 'set-aside') return { ...tried, state: 'set-aside', reason: mark.reason };
	if (mark.kind === 'waiting') return { ...tried, suspicion: entry.suspicion + (mark.isSuspicious ? 1 : 0) };
	const delivered: OutboxEntry = {
		...tried,
		state: 'delivered',
		receivedAt: mark.receivedAt,
		...(mark.late ? { late: true } : {})
	};
	delete delivered.reason;
	return delivered;
}

/** Raises the measured time of waiting entries (I9). Two tabs measure the same minutes, so the larger time is kept. */
export async function raiseTryingTime(database: Database, tryingMs: ReadonlyMap<string, number>): Promise<void> {
	// An idle page measures twice every half minute, and must not ask the disk for nothing.
	if (tryingMs.size === 0) return;
	await database.outbox
		.where('id')
		.anyOf([...tryingMs.keys()])
		.filter(({ state }) => state === 'waiting')
		.modify((entry) => {
			entry.tryingMs = Math.max(entry.tryingMs, tryingMs.get(entry.id) ?? 0);
		});
}

/** What the server said about one item that it was asked about. */
export type HeldMark =
	/** The server holds the item. An entry that had no receipt gets this `receivedAt`. */
	| { kind: 'held'; id: string; day: string; receivedAt: string; collected?: true }
	/** The server does not hold the item, so the entry waits again, whether it was delivered or set aside. */
	| { kind: 'not-held'; id: string };

/** Stores what the server holds. An entry that was let go or that waits again meanwhile stays as it is. */
export async function markHeld(database: Database, marks: HeldMark[]): Promise<void> {
	await changeMarked(database, marks, afterHeld);
}

/** How many days are stored. Seven are enough to decide, and more would only make the row larger. */
const daysCounted = 7;

function afterHeld(entry: OutboxEntry, mark: HeldMark): OutboxEntry {
	if (entry.state !== 'delivered' && entry.state !== 'set-aside') return entry;
	if (mark.kind === 'not-held') return waitingAgain(entry);
	const known = entry.heldOn ?? [];
	const heldOn = known.includes(mark.day) ? known : [...known, mark.day].slice(0, daysCounted);
	const isNews = heldOn.length > known.length || (mark.collected ?? false) !== (entry.collected ?? false);
	if (entry.state === 'delivered' && !isNews) return entry;
	const { reason: _none, collected: _before, ...held } = entry;
	return {
		...{ receivedAt: mark.receivedAt, ...held, state: 'delivered', heldOn },
		...(mark.collected && { collected: true as const })
	};
}

function waitingAgain(entry: OutboxEntry): OutboxEntry {
	const { receivedAt: _no, heldOn: _longer, reason: _yet, late: _either, collected: _nor, ...rest } = entry;
	return { ...rest, state: 'waiting', suspicion: 0 };
}

/** Gives the entries that one answer of the server set aside, which may have been wrong (I8). Damaged ones are not among them. */
export async function setAsideEntries(database: Database, event: string): Promise<OutboxEntry[]> {
	const entries = await database.outbox.where({ event, state: 'set-aside' }).toArray();
	return entries.filter(({ reason }) => reason !== 'damaged');
}

/** Gives how many items of this pseudonym have a receipt, also those that were let go. */
export async function deliveredCount(database: Database, event: string, device: string): Promise<number> {
	const entries = await database.outbox.where({ event }).toArray();
	return entries.filter((entry) => entry.device === device && (entry.state === 'delivered' || entry.state === 'let-go')).length;
}

/** Drops the bytes of these delivered entries and leaves their rows as tombstones (I7). */
export async function dropBytes(database: Database, ids: string[]): Promise<void> {
	await database.transaction('rw', [database.outbox, database.sealed], async () => {
		const delivered = await database.outbox
			.where('id')
			.anyOf(ids)
			.filter(({ state }) => state === 'delivered')
			.toArray();
		await database.sealed.bulkDelete(delivered.map(({ id }) => id));
		await database.outbox.bulkPut(delivered.map((entry) => ({ ...entry, state: 'let-go' as const })));
	});
}

/** Stores how sending stands. A state that is already stored is not written again, because each write waits for the disk. */
export async function saveDrainState(database: Database, event: string, state: DrainState): Promise<void> {
	const known = await database.drains.get(event);
	if (JSON.stringify(known?.state) !== JSON.stringify(state)) await database.drains.put({ event, state });
}

/** Gives how the last attempt to send ended. It is `idle` before the first. */
export async function drainStateOf(database: Database, event: string): Promise<DrainState> {
	return (await database.drains.get(event))?.state ?? { kind: 'idle' };
}

/** What a hand-in stores, and how it is undone: always a whole transaction over the same tables (I2). */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { Kind } from '#lib/domain/kind.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { AtRest } from './at-rest.ts';
import type { Database } from './database.ts';
import { withOneLess, withOneMore } from './people.ts';
import type { DraftRow, EventRow, KeptRow, OnlyHereRow } from './rows.ts';

/** What an entry is made of, before it has a number. */
export type NewEntry = Omit<OutboxEntry, 'seq' | 'state' | 'attempts' | 'suspicion' | 'tryingMs' | 'device'>;

/** What a hand-in stores at once. The draft must still be at this revision. */
export interface HandingIn {
	draft: { id: string; revision: number; sittingId: string };
	entry: NewEntry & { kind: Kind };
	bytes: Bytes;
	/** The copy to read again, on a writer's own device. With it the draft is kept too, until the item may have left. */
	kept?: AtRest;
}

export type Committed =
	| { kind: 'committed'; entry: OutboxEntry; draft: DraftRow }
	| { kind: 'already-handed-in' }
	/** Another tab saved a later revision. */
	| { kind: 'changed-elsewhere' }
	/** The table was cleared. */
	| { kind: 'gone' };

/** One strict transaction (I2): draft still open at this revision → next seq → entry and bytes in → draft out. */
export async function commitHandIn(database: Database, handing: HandingIn): Promise<Committed> {
	const { events, drafts, outbox, sealed, kept, onlyHere } = database;
	return database.transaction('rw', [events, drafts, outbox, sealed, kept, onlyHere], async (): Promise<Committed> => {
		const { draft, bytes } = handing;
		if (await outbox.get(draft.id)) return { kind: 'already-handed-in' };
		const open = await drafts.get(draft.id);
		if (!open) return { kind: 'gone' };
		if (open.revision !== draft.revision) return { kind: 'changed-elsewhere' };
		const event = await events.get(handing.entry.event);
		if (!event) return { kind: 'gone' };
		const { packDigest = event.packDigest } = open;
		const entry = { ...entryAt(handing.entry, event), packDigest };
		await Promise.all([
			takeNumber(database, event),
			events.update(event.code, withOneMore(event, draft.sittingId)),
			outbox.add(entry),
			sealed.add({ id: entry.id, bytes }),
			...(handing.kept ? [kept.put({ ...keptRow(handing, handing.kept), packDigest }), onlyHere.put(onlyHereRow(open))] : []),
			drafts.delete(draft.id)
		]);
		return { kind: 'committed', entry, draft: open };
	});
}

/** Gives the entry as it begins, with the event's next number: one that was given back, or a new one. */
export const entryAt = (entry: NewEntry, { device, nextSeq, freeSeqs: [seq = nextSeq] = [] }: EventRow): OutboxEntry => ({
	...{ ...entry, device, seq, state: 'waiting', attempts: 0, suspicion: 0, tryingMs: 0 }
});

/** Notes that the next number is taken. Call it in the transaction that adds the entry (I12). */
export const takeNumber = ({ events }: Database, { code, nextSeq, freeSeqs: [free, ...freeSeqs] = [] }: EventRow) =>
	events.update(code, free === undefined ? { nextSeq: nextSeq + 1 } : { freeSeqs });

const onlyHereRow = (draft: DraftRow): OnlyHereRow => ({ id: draft.id, event: draft.event, draft });

function keptRow({ entry, draft }: HandingIn, item: AtRest): KeptRow {
	const { id, event, caseId, kind, handedInAtMs } = entry;
	return { id, event, caseId, kind, handedInAtMs, sittingId: draft.sittingId, item };
}

/**
 * Undoes a hand-in whose bytes could not be read back. The draft is open again, and nothing was handed in. The next item gets its
 * number. It gives false, and changes nothing, when another tab took the item back meanwhile.
 */
export async function undoHandIn(database: Database, entry: OutboxEntry, draft: DraftRow): Promise<boolean> {
	return database.transaction('rw', tablesOfHandIn(database), async () => {
		if ((await database.outbox.get(entry.id))?.digest !== entry.digest) return false;
		await putBack(database, entry, draft);
		return true;
	});
}

/** Gives every table that a hand-in writes to. */
export const tablesOfHandIn = ({ events, drafts, outbox, sealed, kept, onlyHere }: Database) => [
	...[events, drafts, outbox, sealed, kept, onlyHere]
];

/**
 * Takes everything out that a hand-in stored, puts this draft in and gives the number back. Call it within a transaction over
 * `tablesOfHandIn`. Some device card may have told the number already, so the next item gets it, and no number goes down.
 */
export async function putBack(database: Database, { id, event, seq }: OutboxEntry, draft: DraftRow): Promise<void> {
	const { drafts, outbox, sealed, kept, onlyHere } = database;
	await Promise.all([outbox.delete(id), sealed.delete(id), kept.delete(id), onlyHere.delete(id), drafts.put(draft)]);
	await giveNumberBack(database, event, seq);
	await database.events.where({ code: event }).modify((row) => void Object.assign(row, withOneLess(row, draft.sittingId)));
}

/** The next entry of the event gets this number. Call it in the transaction that takes the entry out (I12). */
export async function giveNumberBack({ events }: Database, code: string, seq: number): Promise<void> {
	await events.where({ code }).modify((row) => {
		row.freeSeqs = [...(row.freeSeqs ?? []), seq].sort((a, b) => a - b);
	});
}

/**
 * Handing in: finish → seal → one strict transaction → a fresh read whose digest must match. The app thanks the writer only after
 * all of this (I1, I2).
 */
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { finish, type NotYet } from '#lib/domain/writing/finish.ts';
import type { Item } from '#lib/domain/item.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import { isTooNew } from '#lib/domain/newer-record.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { receiptCode } from '#lib/domain/writing/receipt-code.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import { encipherKept } from '#lib/device/kept.ts';
import { commitHandIn, undoHandIn, type Committed, type HandingIn } from '#lib/device/handing-in.ts';
import { readEntry } from '#lib/device/outbox-entries.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing, type NotStored } from '#lib/device/storing.ts';
import { digestOf } from '#lib/sealing/bytes.ts';
import { sealItem, type Sealed } from '#lib/sealing/seal.ts';

export type HandedIn =
	| { kind: 'handed-in'; entry: OutboxEntry; receiptCode: string }
	| { kind: 'already-handed-in' }
	/**
	 * `changed-elsewhere`: another tab has a later revision, or took back at once what this one handed in. `gone`: the draft was thrown away, or the table was cleared.
	 * `needs-newer-app`: the event was changed in a way that this app cannot follow. The draft is still here.
	 */
	| { kind: 'not-yet'; because: NotYet | 'changed-elsewhere' | 'gone' | 'needs-newer-app' }
	/** The draft is still here. `seal-failed`: a part of the app could not be loaded, or a recipient of the event is not valid. */
	| { kind: 'not-saved'; because: NotStored | 'seal-failed' };

export interface HandInParts {
	database: Database;
	/** The draft at the revision that was saved last. Flush the autosave first. */
	draft: Draft;
	clock: Clock;
	/** Seals with age, unless a test hands in a quicker one. */
	seal?: typeof sealItem;
}

/**
 * Hands a draft in. It gives `handed-in` only after the item was sealed, stored in the outbox and read back from the disk. Storage
 * that fails is an outcome, and only bugs throw.
 */
export const handIn = (parts: HandInParts): Promise<HandedIn> => storing(() => prepareAndCommit(parts));

async function prepareAndCommit({ database, draft, clock, seal = sealItem }: HandInParts): Promise<HandedIn> {
	const event = await findEvent(database, draft.event);
	if (!event) return { kind: 'not-yet', because: 'gone' };
	const manifest = parseManifest(event.manifest);
	if (manifest.kind === 'malformed' || (event.newer && isTooNew(event.newer)))
		return { kind: 'not-yet', because: 'needs-newer-app' };
	const finished = finish(draft, { keyVersion: manifest.value.keyVersion, table: event.table });
	if (finished.kind === 'not-yet') return finished;
	const sealed = await sealOrSay(seal, finished.item, manifest.value);
	if (sealed === 'failed') return { kind: 'not-saved', because: 'seal-failed' };
	// Nobody could open an item with a field beyond its bounds, such as a closing of a thousand signs.
	if (sealed.kind !== 'sealed') return { kind: 'not-yet', because: 'too-long' };
	const handing = await handingOf(database, event, draft, finished.item, sealed, clock.nowMs());
	return confirm(database, await commitHandIn(database, handing), sealed.digest);
}

/** Gives `failed` when a part of the app cannot be loaded or a recipient is not valid, so that the draft stays here. */
async function sealOrSay(seal: typeof sealItem, item: Item, { recipients }: Manifest): Promise<Sealed | 'failed'> {
	try {
		return await seal(item, recipients);
	} catch {
		return 'failed';
	}
}

async function handingOf(
	database: Database,
	event: EventRow,
	draft: Draft,
	item: Item,
	{ bytes, digest }: Extract<Sealed, { kind: 'sealed' }>,
	handedInAtMs: number
): Promise<HandingIn> {
	const { id, caseId, kind, keyVersion } = item;
	return {
		draft,
		bytes,
		entry: { id, event: event.code, caseId, kind, keyVersion, digest, sizeBytes: bytes.length, handedInAtMs },
		...(event.mode === 'own' ? { kept: await encipherKept(database, draft.sittingId, item) } : {})
	};
}

async function confirm(database: Database, committed: Committed, digest: string): Promise<HandedIn> {
	if (committed.kind === 'already-handed-in') return committed;
	if (committed.kind !== 'committed') return { kind: 'not-yet', because: committed.kind };
	const read = await readEntry(database, committed.entry.id);
	if (read && read.entry.digest === digest && (await digestOf(read.bytes)) === digest)
		return { kind: 'handed-in', entry: read.entry, receiptCode: receiptCode(digest) };
	const isUndone = await undoHandIn(database, committed.entry, committed.draft);
	return isUndone ? { kind: 'not-saved', because: 'storage-lost' } : { kind: 'not-yet', because: 'changed-elsewhere' };
}

/** The rows of the device's tables. In clear: ids, case, kind, revision, state and times. What a person wrote is `AtRest` or sealed. */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { HandOver } from '#lib/domain/hand-over.ts';
import type { SaidFact } from '#lib/domain/hall/paper-fact.ts';
import type { Kind, SealedKind } from '#lib/domain/kind.ts';
import type { Locked } from '#lib/domain/locked.ts';
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { Pack } from '#lib/domain/pack.ts';
import type { Fact } from '#lib/domain/facts/fact.ts';
import type { KeptChannel } from '#lib/domain/wire/channels-wire.ts';
import type { PaperRefusal } from '#lib/domain/wire/paper-wire.ts';
import type { Bytes } from '#lib/domain/bytes.ts';
import type { AtRest } from './at-rest.ts';

export type { OutboxEntry } from '#lib/domain/outbox-entry.ts';

/** An event that this device joined. `shared`: the device stands on a table and forgets each writer. `own`: it is the writer's. */
export interface EventRow {
	code: string;
	mode: 'shared' | 'own';
	table?: string;
	/** The exact signed string, which was verified before it was stored. Signature and key are in base64url. */
	manifest: string;
	signature: string;
	/** The key of the present owner. A later owner must have a hand-over from this key. */
	verifyKey: string;
	/** The fingerprint of the key that the join link named, which was the owner's at that time. */
	fingerprint: string;
	/** The counter of the manifest. A manifest with a lower one is refused. */
	counter: number;
	joinToken: string;
	/** The exact text of the pack, and its digest. Both are empty until the pack was fetched. */
	pack: string;
	packDigest: string;
	/** Absent until the pack was read by this app or one of before. */
	read?: PackRead;
	/** This device's pseudonym in this event, a UUIDv7. */
	device: string;
	nextSeq: number;
	/** Numbers below `nextSeq` that were given back. The next items get them, so that no gap stays (I12). */
	freeSeqs?: number[];
	joinedAtMs: number;
	/** A record that this app is too old for. While it is here, nothing can be handed in, and everything else goes on. */
	newer?: NewerRecord;
	/** How many sheets were cleared from this table before they were handed in. */
	clearedSheets?: number;
	/** How many sittings handed something in: people, without a name of anybody. */
	people?: number;
	/** The last of these sittings, and how many items of it were handed in and not taken back. */
	lastSitting?: { id: string; items: number };
}

/** A pack as it was read. */
export interface PackRead {
	/** How the app reads packs, as its build names it. */
	by: string;
	/** The digest of the text that was read. */
	digest: string;
	pack: Pack;
}

/** The random key of one sitting, 32 raw bytes. Clearing the table deletes it, and then nobody can read what it enciphered. */
export interface SittingKeyRow {
	id: string;
	event: string;
	raw: Bytes;
}

export interface SittingRow {
	id: string;
	event: string;
	startedAtMs: number;
	person: AtRest;
}

export interface DraftRow {
	id: string;
	event: string;
	sittingId: string;
	caseId: string;
	kind: Kind;
	revision: number;
	savedAtMs: number;
	/** The digest of the pack with which the sheet was laid down. It is absent in rows of before, while the pack is still the first. */
	packDigest?: string;
	text: AtRest;
}

/** The bytes of an outbox entry. They are stored apart, so that the counts need not read any letter. */
export interface SealedRow {
	id: string;
	bytes: Bytes;
}

/** A letter or card that is kept to read again, only on a writer's own device. */
export interface KeptRow {
	id: string;
	event: string;
	sittingId: string;
	caseId: string;
	kind: Kind;
	handedInAtMs: number;
	/** The digest of the pack with which it was written, as in a draft's row. */
	packDigest?: string;
	item: AtRest;
}

/** A pack that an event had before. `text` is exact. */
export interface EarlierPackRow {
	event: string;
	digest: string;
	text: string;
}

/**
 * Says of an item of a writer's own device that it cannot have left this device, and keeps the draft it was. The row is deleted before
 * anything of the item leaves.
 */
export interface OnlyHereRow {
	id: string;
	event: string;
	draft: DraftRow;
}

export interface DrainRow {
	event: string;
	state: DrainState;
}

/** A sealed item as an organiser's device received it. Its bytes lie in `collectedBytes` under the same key. */
export interface CollectedRow {
	event: string;
	id: string;
	/** The server's running number. It gives the order of arrival. */
	n: number;
	seq: number;
	device: string;
	caseId: string;
	kind: SealedKind;
	keyVersion: number;
	digest: string;
	receivedAt: string;
	late?: boolean;
	/** The channel whose link brought it. */
	channel?: string;
	/**
	 * `damaged`: the bytes did not match their digest, and are fetched again. `fetched`: the bytes are here. `opened`: the item could
	 * be read. `unreadable`: it could not be read, and needs a person. `reported`: it was opened, and the server knows.
	 */
	state: 'damaged' | 'fetched' | 'opened' | 'unreadable' | 'reported';
	/** A person put the item aside, because it could not be opened. It counts again if it can be opened later. */
	isAside?: boolean;
}

export interface CollectedBytesRow {
	event: string;
	id: string;
	bytes: Bytes;
}

/** What a device said about itself in a file. The server may never have heard this device. */
export interface CarriedDeviceRow {
	event: string;
	device: string;
	lastSeq: number;
	/** The device's sealed card, in base64. */
	card?: string;
	takenInAtMs: number;
}

/** What an organiser did, said here or by another organiser. */
export interface OrganiserFactRow {
	event: string;
	id: string;
	fact: Fact;
	/** `waiting`: only here. `sent`: the server took it. `shared`: it was in its list. `refused`: it was not taken, and is sent again. */
	state: 'waiting' | 'sent' | 'shared' | 'refused';
}

/** The server's number of a batch. */
export interface BatchNumberRow {
	event: string;
	batch: string;
	number: number;
}

export interface FactFeedRow {
	event: string;
	/** This device's pseudonym among the organisers of this event, a UUIDv7. */
	device: string;
	/** The number and the id of the last fact that was read from the feed. */
	cursor: number;
	standsOn?: string;
	/** The number of the first fact that this app did not understand. A newer app reads again from there. */
	notReadFrom?: number;
	/** When the feed was last read to its end. */
	heardAtMs?: number;
}

/** A fact of counting by hand. It was said here or, on an organiser's device, perhaps by others. */
export interface PaperFactRow extends SaidFact {
	/** The id of the fact. */
	id: string;
	event: string;
	/** `waiting`: the server does not have the fact yet. */
	state: 'waiting' | 'sent';
	/** Why the server refused the fact when it was last sent. */
	refusedFor?: PaperRefusal;
}

/** An event that an organiser opened on this device. */
export interface OrganiserRow {
	code: string;
	manifest: string;
	signature: string;
	verifyKey: string;
	counter: number;
	pack: string;
	packDigest: string;
	/** The 16 bytes of the words, locked with a PIN, when the person chose to keep the event open here. */
	locked?: Locked;
	/** How often a wrong PIN was typed since the last right one. */
	wrongPins?: number;
	/** The same 16 bytes in clear, from an older app. They are deleted when the row is first read. */
	entropy?: Bytes;
	/** The number and the id of the last item read from the feed. An older app's row has no id until the next item is read. */
	cursor: number;
	standsOn?: string;
	/** Numbers of earlier items that this app did not understand. They are fetched again until an app understands them. */
	notRead?: number[];
	/** How many items the server had deleted before this device fetched them. */
	gone?: number;
	openedAtMs: number;
	newer?: NewerRecord;
	/** The hand-overs from the event's first owner to this one, when there were any. */
	handedOver?: HandOver[];
	/** The channels of the event, as the server last told them: one that was restored from a backup gets them back from here. */
	channels?: KeptChannel[];
	/** The keyring's entry that opens the letters of before for these words: sealed, in base64, as the server keeps it. */
	keyring?: string;
}

/** The rows of the device's tables. In clear: ids, case, kind, revision, state and times. What a person wrote is `AtRest` or sealed. */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { HandOver } from '#lib/domain/hand-over.ts';
import type { SaidFact } from '#lib/domain/hall/paper-fact.ts';
import type { Kind } from '#lib/domain/item.ts';
import type { Locked } from '#lib/domain/locked.ts';
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { PrintFact } from '#lib/domain/print/print-fact.ts';
import type { PaperRefusal } from '#lib/domain/wire/paper-wire.ts';
import type { Bytes } from '#lib/domain/bytes.ts';
import type { AtRest } from './at-rest.ts';

export type { OutboxEntry } from '#lib/domain/outbox-entry.ts';

/** An event this device joined. `shared`: it stands on a table and forgets each writer; `own`: it is the writer's. */
export interface EventRow {
	code: string;
	mode: 'shared' | 'own';
	table?: string;
	/** The exact signed string, verified before it was stored; signature and key in base64url. */
	manifest: string;
	signature: string;
	/** The key of the present owner. A later owner must have a hand-over from this key. */
	verifyKey: string;
	/** The fingerprint of the key that the join link named, which was the owner's at that time. */
	fingerprint: string;
	/** Counter of the manifest: an older one is refused. */
	counter: number;
	joinToken: string;
	/** The exact text of the pack and its digest; empty until it was fetched. */
	pack: string;
	packDigest: string;
	/** This device's pseudonym in this event, a UUIDv7. */
	device: string;
	nextSeq: number;
	/** Numbers below it that were given back after a later one was taken: the next items get them, so that no gap stays (I12). */
	freeSeqs?: number[];
	joinedAtMs: number;
	/** A record that this app is too old for. While it is here nothing can be handed in; everything else goes on. */
	newer?: NewerRecord;
	/** How many sheets were cleared from this table before they were handed in. */
	clearedSheets?: number;
}

/** The random key of one sitting, 32 raw bytes: clearing the table deletes it, and with it everything it enciphered. */
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
	text: AtRest;
}

/** The bytes of an outbox entry, apart, so that a status reads no letter. */
export interface SealedRow {
	id: string;
	bytes: Bytes;
}

/** A letter or card kept to read again, on a writer's own device alone. */
export interface KeptRow {
	id: string;
	event: string;
	sittingId: string;
	caseId: string;
	kind: Kind;
	handedInAtMs: number;
	item: AtRest;
}

export interface DrainRow {
	event: string;
	state: DrainState;
}

/** A sealed item as an organiser's device received it; its bytes lie in `collectedBytes` under the same key. */
export interface CollectedRow {
	event: string;
	id: string;
	/** The server's running number: the order received. */
	n: number;
	seq: number;
	device: string;
	caseId: string;
	kind: Kind;
	keyVersion: number;
	digest: string;
	receivedAt: string;
	late?: boolean;
	/**
	 * `damaged`: the bytes did not match their digest and were not kept; fetched anew. `fetched`: on this device. `opened`: it could
	 * be read. `unreadable`: it could not, and needs a person. `reported`: opened, and the server knows.
	 */
	state: 'damaged' | 'fetched' | 'opened' | 'unreadable' | 'reported';
	/** A person put it aside, for it could not be opened. It stays here, and counts again if it can be opened later. */
	isAside?: boolean;
}

export interface CollectedBytesRow {
	event: string;
	id: string;
	bytes: Bytes;
}

/** What a device that came in a file said of itself: it may never have been heard on a network. */
export interface CarriedDeviceRow {
	event: string;
	device: string;
	lastSeq: number;
	/** Its sealed card, in base64. */
	card?: string;
	takenInAtMs: number;
}

/** A fact about a print batch, said here or by another organiser. */
export interface PrintFactRow {
	event: string;
	id: string;
	fact: PrintFact;
	/** `waiting`: the server does not have it yet. `refused`: it never will, and the batch is known on this device alone. */
	state: 'waiting' | 'shared' | 'refused';
}

/** What the server calls a batch. */
export interface BatchNumberRow {
	event: string;
	batch: string;
	number: number;
}

export interface BatchFeedRow {
	event: string;
	/** This device's pseudonym among the organisers of this event, a UUIDv7. */
	device: string;
	/** How far the others' facts were read: the number and the id of the last fact. */
	cursor: number;
	standsOn?: string;
	/** The number of the first fact before it that this app did not understand; from there they are read anew once one does. */
	notReadFrom?: number;
	/** When they were last read to their end. */
	heardAtMs?: number;
}

/** A fact of counting by hand, said here or, on an organiser's device, also by others. */
export interface PaperFactRow extends SaidFact {
	/** That of the fact. */
	id: string;
	event: string;
	/** `waiting`: the server does not have it yet. */
	state: 'waiting' | 'sent';
	/** Why the server would not take it when it was last sent. */
	refusedFor?: PaperRefusal;
}

/** An event an organiser opened on this device. */
export interface OrganiserRow {
	code: string;
	manifest: string;
	signature: string;
	verifyKey: string;
	counter: number;
	pack: string;
	packDigest: string;
	/** The 16 bytes behind the words, locked with a PIN, when the person chose to keep the event open here. */
	locked?: Locked;
	/** How often a wrong PIN was typed since the last right one. */
	wrongPins?: number;
	/** The same 16 bytes in clear, as apps of before left them: taken off the disk when it is first read. */
	entropy?: Bytes;
	/** How far the feed was read: the number and the id of the last item. A row of before has no id until the next one is read. */
	cursor: number;
	standsOn?: string;
	/** Numbers of items before it that this app did not understand; they are fetched anew until one does. */
	notRead?: number[];
	/** How many items the server had let go of before this device came by. */
	gone?: number;
	openedAtMs: number;
	newer?: NewerRecord;
	/** How the event came from its first owner to this one, where it was handed over. */
	handedOver?: HandOver[];
	/** What opens for these words the letters of before them, as the server keeps it: sealed, in base64. */
	keyring?: string;
}

/**
 * The tables. One schema for SQLite and PostgreSQL: text, whole numbers up to 2^53, blobs; no booleans (0 and 1), no
 * numbering by the engine. Every unique key begins with the event. Moments are milliseconds since 1970.
 */
import type { Generated, Kysely, Transaction } from 'kysely';

export interface Tables {
	meta: { key: string; value: string };
	events: EventsTable;
	/** Hex SHA-256 of the tokens of recovery words. */
	recovery_keys: { event: string; auth_hash: string };
	/** Hex SHA-256 of the join tokens of owners before: their links are on paper, and go on working. */
	join_keys: { event: string; join_hash: string };
	/** For the words of a verify key: identities that open what was sealed before, which the server cannot read. */
	keyring: { event: string; verify_key: string; sealed: string };
	packs: PacksTable;
	counters: CountersTable;
	items: ItemsTable;
	tombstones: { event: string; id: string; digest: string; deleted_at: number };
	devices: DevicesTable;
	paper_facts: PaperFactsTable;
	print_facts: PrintFactsTable;
	print_batches: { event: string; batch: string; number: number };
}
export type SqlDatabase = Kysely<Tables>;
export type Turn = Transaction<Tables>;

export interface OpenDatabase {
	db: SqlDatabase;
	engine: 'sqlite' | 'postgres';
	/**
	 * Gives at most so many pages that hold nothing back to the disk, and says how many are left. Absent where the engine keeps them for
	 * what comes next, as PostgreSQL does, and SQLite in a file that an older version made.
	 */
	giveBack?(pages: number): Promise<number>;
	/** Writes what stands in the log of SQLite into its file. By itself it does that when the log is long, and then it takes long. */
	writeBack?(): Promise<void>;
	close(): Promise<void>;
}

interface EventsTable {
	code: string;
	event_id: string;
	/** The exact signed string; the columns below it repeat what queries need. */
	manifest: string;
	signature: string;
	verify_key: string;
	auth_hash: string;
	join_hash: string;
	counter: number;
	key_version: number;
	state: string;
	ends_on: string;
	/** When it was closed or its key was last rotated, 0 before: the 30 days of lateness begin there, or when it ends. */
	late_from_at: number;
	created_at: number;
	/** Since then it is gone for everybody, and what is left of it is cleared little by little. */
	deleted_at: number | null;
	/** JSON: how the event came from its first owner's key to this one, or null. */
	handed_over: string | null;
}

/** Apart from `events`, so that reading a manifest never moves a pack of 2 MiB. */
interface PacksTable {
	event: string;
	digest: string;
	/** A JSON list in the pack's order. Before the pack itself, or SQLite would walk through that to reach it. */
	case_ids: string;
	json: string;
}

/**
 * One small row an event, changed first in every transaction that adds to it: whoever holds it has the turn. Counts run along
 * here, so that a tally costs the same with ten items and with a million.
 */
interface CountersTable {
	event: string;
	last_n: number;
	items: number;
	sealed_bytes: number;
	/** JSON, see `case-counts.ts`. */
	by_case: string;
	/** 1 when an event of this code was deleted before: only then can an item be a late duplicate. */
	has_tombstones: number;
	/** Facts of counting by hand that guests said, and the letters and cards they counted which stand. */
	guest_facts: Generated<number>;
	guest_counted: Generated<number>;
}

interface ItemsTable {
	event: string;
	id: string;
	n: number;
	device: string;
	seq: number;
	case_id: string;
	kind: string;
	key_version: number;
	digest: string;
	sealed: Uint8Array;
	size_bytes: number;
	received_at: number;
	is_late: number;
	collected_at: number | null;
}

interface DevicesTable {
	event: string;
	device: string;
	card: string | null;
	/** What the device said it handed in, and the number and the highest of those that arrived. */
	last_seq: number;
	received: number;
	received_seq: number;
	last_seen_at: number;
}

interface PaperFactsTable {
	event: string;
	id: string;
	/** The order of arrival in the event, without gaps. */
	n: number;
	/** `letter`, `card` or `taken-back`. */
	kind: string;
	/** Both are null for what takes a count back. */
	case_id: string | null;
	counted: number | null;
	takes_back: string | null;
	/** Null for counts of before, and of devices that did not say. */
	device: string | null;
	/** `guest` or `organiser`; null for counts of before. */
	said_by: string | null;
	/** An ISO moment by the device's own clock. */
	said_at: string;
}

interface PrintFactsTable {
	event: string;
	id: string;
	/** The order of arrival in the event, without gaps. */
	n: number;
	batch: string;
	size_bytes: number;
	/** The fact as it was parsed: ids, a kind, a moment. */
	json: string;
}

/**
 * The tables. One schema serves SQLite and PostgreSQL: text, whole numbers up to 2^53 and blobs; no booleans (0 and 1 instead),
 * and no numbering by the engine. Every unique key begins with the event. Moments are milliseconds since 1970.
 */
import type { Generated, Kysely, Transaction } from 'kysely';

export interface Tables {
	meta: { key: string; value: string };
	events: EventsTable;
	/** Hex SHA-256 of the tokens of recovery words. */
	recovery_keys: { event: string; auth_hash: string };
	/** Hex SHA-256 of earlier owners' join tokens. Their links are on paper and must go on working. */
	join_keys: { event: string; join_hash: string };
	/**
	 * By verify key: the identities that open what was sealed before, sealed for the words of that key. The server cannot read
	 * them.
	 */
	keyring: { event: string; verify_key: string; sealed: string };
	packs: PacksTable;
	counters: CountersTable;
	items: ItemsTable;
	tombstones: { event: string; id: string; digest: string; deleted_at: number };
	devices: DevicesTable;
	paper_facts: PaperFactsTable;
	print_facts: PrintFactsTable;
	print_batches: { event: string; batch: string; number: number };
	public_pages: PublicPagesTable;
	channels: ChannelsTable;
}
export type SqlDatabase = Kysely<Tables>;
export type Turn = Transaction<Tables>;

export interface OpenDatabase {
	db: SqlDatabase;
	engine: 'sqlite' | 'postgres';
	/**
	 * Gives at most so many empty pages back to the disk, and says how many are left. It is absent where the engine keeps empty
	 * pages for new rows: PostgreSQL does so, and SQLite in a file that an older version made.
	 */
	giveBack?(pages: number): Promise<number>;
	/** Writes SQLite's log into the file. SQLite does that by itself only when the log is long, and then it takes long. */
	writeBack?(): Promise<void>;
	close(): Promise<void>;
}

interface EventsTable {
	code: string;
	event_id: string;
	/** The exact signed string. The columns below repeat the parts of it that queries need. */
	manifest: string;
	signature: string;
	verify_key: string;
	auth_hash: string;
	join_hash: string;
	counter: number;
	key_version: number;
	state: string;
	ends_on: string;
	/**
	 * When the event was closed or its key was last rotated, and 0 before. The 30 days of lateness begin then, or when the event
	 * ends.
	 */
	late_from_at: number;
	created_at: number;
	/** Since this moment the event is gone for everybody, and the rest of it is cleared little by little. */
	deleted_at: number | null;
	/** The hand-overs, as JSON, from the first owner's key to the present one. It is null when there were none. */
	handed_over: string | null;
}

/** The packs are apart from `events`, so that reading a manifest never moves a pack of 2 MiB. */
interface PacksTable {
	event: string;
	digest: string;
	/**
	 * A JSON list: the cases in the pack's order, then those of earlier packs, whose letters are still taken. The column stands
	 * before the pack, because SQLite would walk through the pack to reach it.
	 */
	case_ids: string;
	json: string;
}

/**
 * One small row for each event. Every transaction that adds to the event changes this row first: whoever holds it has the turn.
 * The counts are kept here too, so that a tally costs the same with ten items and with a million.
 */
interface CountersTable {
	event: string;
	last_n: number;
	items: number;
	sealed_bytes: number;
	/** JSON, as `case-counts.ts` describes. */
	by_case: string;
	/** 1 when an event of this code was deleted before. Only then can an item be a late duplicate. */
	has_tombstones: number;
	/** The number of facts that guests said, and the letters and cards that they counted which stand. */
	guest_facts: Generated<number>;
	guest_counted: Generated<number>;
	/** How many of the pack's `case_ids` are of the present pack. The others are of earlier packs. Null means all. */
	pack_cases: Generated<number | null>;
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
	/** The channel by which it came. Null for the event's own link, and for items of before. */
	channel: string | null;
}

interface DevicesTable {
	event: string;
	device: string;
	card: string | null;
	/** What the device said that it handed in; then how many items arrived, and the highest number among them. */
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
	/** Both are null in a fact that takes a count back. */
	case_id: string | null;
	counted: number | null;
	takes_back: string | null;
	/** Null for older counts, and for devices that did not name themselves. */
	device: string | null;
	/** `guest` or `organiser`. Null for older counts. */
	said_by: string | null;
	/** An ISO moment by the device's own clock. */
	said_at: string;
}

interface PublicPagesTable {
	event: string;
	name: string;
	/** The exact text of the page. */
	json: string;
	revision: number;
	/** A PNG in base64, or null. */
	picture: string | null;
	/** 1 when it stands in the list of this server. */
	listed: number;
}

/** The join links beside the event's own. */
interface ChannelsTable {
	event: string;
	id: string;
	/** Hex SHA-256 of the token of its link. */
	token_hash: string;
	/** Its kind and name, sealed for the organisers, in base64. */
	sealed: string;
	opened_at: number;
	closed_at: number | null;
	/** What came by it in all, and of that what came since it was closed. */
	items: number;
	sealed_bytes: number;
	late_items: number;
	late_bytes: number;
	/** To the quarter hour. */
	last_item_at: number | null;
}

interface PrintFactsTable {
	event: string;
	id: string;
	/** The order of arrival in the event, without gaps. */
	n: number;
	batch: string;
	size_bytes: number;
	/** The fact as it was parsed: ids, a kind and a moment. */
	json: string;
}

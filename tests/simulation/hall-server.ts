/** The server of a simulation: the real store on SQLite in memory, with a clock of its own, and a power cable that can be pulled. */
import { sql } from 'kysely';
import { openDatabase } from '#lib/server/open-database.ts';
import type { OpenDatabase } from '#lib/server/schema.ts';
import { storageFault } from '#lib/server/storage-fault.ts';
import { storeOver, type Store } from '#lib/server/store.ts';
import { anEvent, type TestEvent } from '../support/signed-event.ts';
import { answerOf, turnedAway, type Given, type Hall, type Sent } from './hall-shell.ts';
import { pulled } from './power-cable.ts';

/** `dies`: the power goes off at the commit. The others are what a database says when it cannot. */
export type ServerFault = 'dies' | 'full' | 'busy' | 'fails';

export interface Lying {
	id: string;
	digest: string;
	device: string;
	seq: number;
	collected: boolean;
}

const startMs = Date.parse('2026-12-11T12:00:00Z');
const dayMs = 86_400_000;

/** One database for each code serves all schedules, one after the other: opening one would take longer than playing one. */
const shared = new Map<string, Promise<{ open: OpenDatabase; event: TestEvent }>>();
function openOnce(code: string) {
	const known = shared.get(code);
	if (known) return known;
	const event = anEvent({ code, endsOn: '2026-12-12' }, undefined, 7 + shared.size);
	const opened = openDatabase('sqlite::memory:').then(async (open) => ({ open, event: await event }));
	shared.set(code, opened);
	return opened;
}

/** Signed manifests are kept, because signing takes longer than a beat and the same manifests come again. */
const signed = new Map<string, ReturnType<TestEvent['next']>>();
function signedOnce(event: TestEvent, manifest: TestEvent['manifest']) {
	// The key contains the event's code, so two events never share an entry.
	const key = JSON.stringify(manifest);
	const found = signed.get(key) ?? event.next(manifest);
	signed.set(key, found);
	return found;
}

const keptTables = ['items', 'tombstones', 'devices', 'paper_facts', 'counters'] as const;
type KeptTable = (typeof keptTables)[number];

export class HallServer {
	readonly event: TestEvent;
	/** What prevents commits, or `undefined`. */
	fault: ServerFault | undefined;
	/** Whose token each is, as the store said. Every request asks that, and the answer changes only with the event. */
	#roles = new Map<string, ReturnType<Store['roleOf']>>();
	/** Items on which the server fails each time. */
	readonly poison = new Set<string>();
	/** How much time has passed since the schedule began, by the server's own clock. */
	elapsedMs = () => 0;
	#store: Store;
	readonly #open: OpenDatabase;
	/** The digest under which each item was first acknowledged. */
	readonly first = new Map<string, string>();
	/** Every item that an organiser confirmed to have, also before its event was deleted. */
	readonly collected = new Set<string>();
	/** Every item that lay here when its event was deleted. */
	readonly deleted = new Set<string>();
	/** What was refused as too late since the organiser last changed the event. */
	readonly #tooLate = new Set<string>();
	/** The same before that change. A copy that is still on its way may be taken now, because the 30 days began again. */
	readonly tooLateBefore = new Set<string>();
	/** When it was closed or its key rotated, by the server's clock. */
	lateFromMs: number | undefined;
	#manifest: TestEvent['manifest'];
	isOpen = true;
	keyVersion = 1;

	private constructor(open: OpenDatabase, event: TestEvent) {
		this.#open = open;
		this.event = event;
		this.#manifest = event.manifest;
		this.#store = this.#start();
	}

	static async begin(code = '7KQ2MB'): Promise<HallServer> {
		const { open, event } = await openOnce(code);
		const server = new HallServer(open, event);
		for (const table of ['items', 'tombstones', 'devices', 'paper_facts'] as const) await open.db.deleteFrom(table).execute();
		if (await open.db.selectFrom('counters').select('event').executeTakeFirst()) await server.#asCreated();
		else await server.createEvent();
		return server;
	}

	/** What came and was then lost with a restored backup; a device that says so of it may not know yet. */
	readonly lost = new Set<string>();
	#backup: { table: KeptTable; rows: Record<string, unknown>[] }[] | undefined;

	/** A copy of what devices and organisers brought. The signed manifest stays as it is: it is the owner's, and comes back with them. */
	async backUp() {
		const read = async (table: KeptTable) => ({
			table,
			rows: (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(this.#open.db)).rows
		});
		this.#backup = await Promise.all(keptTables.map(read));
	}

	/** The server is stopped, an older copy is put in its place, and it is started again. */
	async restore() {
		if (!this.#backup) return;
		const before = await this.lying();
		for (const { table, rows } of this.#backup) {
			await sql`delete from ${sql.table(table)}`.execute(this.#open.db);
			for (const row of rows)
				await this.#open.db
					.insertInto(table)
					.values(row as never)
					.execute();
		}
		const { items } = await this.lying();
		for (const id of before.items.keys()) if (!items.has(id)) this.lost.add(id);
		this.#store = this.#start();
	}

	nowMs = () => startMs + this.elapsedMs();

	/** Starts a new process, which knows only what is on the disk. */
	#start(): Store {
		const db = pulled(this.#open.db, () => this.#pull());
		return storeOver({ ...this.#open, db }, { now: this.nowMs });
	}

	#pull() {
		switch (this.fault) {
			case 'dies':
				this.fault = undefined;
				this.#store = this.#start();
				throw new Error('the power went off');
			case 'full':
				throw Object.assign(new Error('full'), { errcode: 13 });
			case 'busy':
				throw Object.assign(new Error('busy'), { errcode: 5 });
			case 'fails':
				throw new Error('it failed');
		}
	}

	/** As `createEvent` left it, without checking the signature and the pack again. */
	async #asCreated() {
		const { manifest, signature } = this.event.sent;
		const asNew = { manifest, signature, counter: 1, key_version: 1, state: 'open', late_from_at: 0 };
		await this.#open.db.updateTable('events').set(asNew).execute();
		const none = { last_n: 0, items: 0, sealed_bytes: 0, by_case: '{}', has_tombstones: 0 };
		await this.#open.db.updateTable('counters').set(none).execute();
	}

	async createEvent() {
		this.#manifest = this.event.manifest;
		[this.isOpen, this.keyVersion, this.lateFromMs] = [true, 1, undefined];
		await this.#store.createEvent(this.event.sent);
		this.#roles.clear();
	}

	async deleteEvent() {
		this.fault = undefined;
		this.noteTooLate();
		for (const id of (await this.lying()).items.keys()) this.deleted.add(id);
		await this.#store.deleteEvent(this.event.code);
		this.#roles.clear();
		while (await this.#store.tidy());
		// What an organiser deleted, they delete again after a restore.
		this.#backup = undefined;
	}

	/** Closes it, or gives it a new key, as the organiser would. */
	async change(change: { state?: 'open' | 'closed'; keyVersion?: number }) {
		this.fault = undefined;
		this.noteTooLate();
		this.#manifest = { ...this.#manifest, counter: this.#manifest.counter + 1, ...change };
		const outcome = await this.#store.replaceManifest(this.event.code, await signedOnce(this.event, this.#manifest));
		this.#roles.clear();
		if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
		const isLater = (this.isOpen && change.state === 'closed') || this.#manifest.keyVersion > this.keyVersion;
		if (isLater) this.lateFromMs = this.nowMs();
		[this.isOpen, this.keyVersion] = [this.#manifest.state === 'open', this.#manifest.keyVersion];
	}

	/** Whether the 30 days of lateness are over, or ever were (I11). */
	wasTooLate = (keyVersion: number) => this.#latestKeyRefused >= keyVersion || this.isTooLate(keyVersion);
	#latestKeyRefused = 0;
	noteTooLate() {
		for (const id of this.#tooLate) this.tooLateBefore.add(id);
		this.#tooLate.clear();
		for (let version = this.keyVersion; version > this.#latestKeyRefused; version--)
			if (this.isTooLate(version)) this.#latestKeyRefused = version;
	}

	isTooLate = (keyVersion: number) =>
		(!this.isOpen || keyVersion < this.keyVersion) &&
		this.nowMs() > Math.max(Date.parse('2026-12-12T23:59:59.999Z') + 14 * 3_600_000, this.lateFromMs ?? 0) + 30 * dayMs;

	/** Gives the answer to a request, or `undefined` when the power went off meanwhile. */
	async answer(sent: Sent): Promise<Given | undefined> {
		const isDying = this.fault === 'dies';
		try {
			return await answerOf(sent, this.#asHall());
		} catch (fault) {
			if (isDying) return undefined;
			const kind = storageFault(fault);
			if (kind === 'full') return turnedAway(507);
			return kind === 'busy' ? { ...turnedAway(503), retryAfter: '5' } : turnedAway(500);
		}
	}

	#asHall(): Hall {
		return {
			store: this.#store,
			roleOf: (code, token) => this.#roleOf(code, token),
			nowMs: this.nowMs,
			isPoisoned: (id) => this.poison.has(id),
			onReceipt: ({ id, digest, outcome, reason }) => {
				if (outcome === 'stored' && !this.first.has(id)) this.first.set(id, digest);
				if (reason === 'too-late') this.#tooLate.add(id);
			},
			onCollected: (ids) => ids.forEach((id) => this.collected.add(id))
		};
	}

	#roleOf(code: string, token: string) {
		const asked = `${code} ${token}`;
		const role = this.#roles.get(asked) ?? this.#store.roleOf(code, token);
		this.#roles.set(asked, role);
		return role;
	}

	/** Reads everything on this server without the store. */
	async lying(): Promise<{ items: Map<string, Lying>; buried: Map<string, string> }> {
		const items = await sql<{ id: string; digest: string; device: string; seq: number; collected_at: number | null }>`
			select id, digest, device, seq, collected_at from items`.execute(this.#open.db);
		const buried = await sql<{ id: string; digest: string }>`select id, digest from tombstones`.execute(this.#open.db);
		return {
			items: new Map(items.rows.map(({ collected_at, ...row }) => [row.id, { ...row, collected: collected_at !== null }])),
			buried: new Map(buried.rows.map(({ id, digest }) => [id, digest]))
		};
	}

	devices = async () => (await this.#store.listDevices(this.event.code)).devices;
	tally = async () => (await this.#store.readTally(this.event.code))?.cases ?? [];
}

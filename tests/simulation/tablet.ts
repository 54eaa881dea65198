/** A writer's device with its pages: one disk, one set of locks, a wall clock that may be wrong, and what was promised to its writers. */
import type { Clock } from '#lib/domain/clock.ts';
import { isDone, type OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Random } from '#lib/domain/chance.ts';
import { saveJoined, type JoinedEvent } from '#lib/device/events.ts';
import type { DraftRow, EventRow, SealedRow } from '#lib/device/rows.ts';
import { sitDown } from '#lib/device/sittings.ts';
import type { diskFaults } from './beats.ts';
import type { Browser } from './browser.ts';
import { MemoryDisk } from './memory-disk.ts';
import { Page } from './page.ts';
import { PageLocks } from './page-locks.ts';
import { aLife, type Life, type Stage } from './stage.ts';
import type { Wire } from './wire.ts';

const wallMs = Date.parse('2026-12-11T12:00:00Z');

/** The hall around the devices. */
export interface Hall {
	stage: Stage;
	wire: Wire;
	/** The event that every device joined before the day. */
	home: string;
	/** What the join link of an event brings. */
	linkOf: (code: string) => { joinToken: string; manifest: string };
	random: Random;
	newNumber: () => number;
	/** At which event each sheet was written. */
	eventOf: Map<string, string>;
	/** Promises that a screen made and that were not kept. */
	falseWords: string[];
}

export class Tablet {
	readonly name: string;
	readonly hall: Hall;
	readonly disk: MemoryDisk;
	readonly locks: PageLocks;
	browser: Browser;
	readonly pages: (Page | undefined)[] = [undefined, undefined];
	clockOffMs = 0;
	/** The event that was open here last. */
	at: string;
	/** Every sheet that was said to be kept, with what stood on it then, and whose it was. */
	readonly kept = new Map<string, number>();
	readonly sittingOf = new Map<string, string>();
	/** Every hand-in that was thanked for, with what stood on it. */
	readonly thanked = new Map<string, number>();
	/** The digest of what was thanked for. */
	readonly thankedDigest = new Map<string, string>();
	/** What somebody tried to take back, and perhaps did in a tab that was killed before it could say so. */
	readonly askedBack = new Set<string>();
	/** What the browser threw away. */
	readonly evicted = new Set<string>();
	/** Every hand-in that was called safe here, after which the writer may go. */
	readonly calledSafe = new Set<string>();
	/** What lay here delivered when the browser threw everything away, with its words. */
	readonly goneDelivered = new Map<string, number | undefined>();

	constructor(name: string, hall: Hall, browser: Browser) {
		this.browser = browser;
		this.name = name;
		this.hall = hall;
		this.at = hall.home;
		this.disk = new MemoryDisk(hall.stage);
		this.locks = new PageLocks(hall.stage);
	}

	/** Joins the event as the join link does: everything the device needs is on the disk before anybody writes. */
	async join() {
		const life = aLife();
		const database = this.disk.connect(life).asDatabase();
		const { home, random, stage } = this.hall;
		this.at = home;
		let isDone = false;
		const done = (async () => {
			await saveJoined(database, this.joining(home));
			await sitDown(database, home, { clock: this.clockOf(life), random });
			isDone = true;
		})();
		await stage.quiet();
		if (!isDone) throw new Error('it could not join');
		await done;
		stage.end(life);
	}

	/** What joining that event stores here. */
	joining(code: string): JoinedEvent {
		return {
			// The second one is a writer's own device: it keeps copies, and what has not left it can be taken back.
			...{
				code,
				table: this.name === '2' ? undefined : this.name,
				signature: '',
				verifyKey: '',
				fingerprint: 'f',
				counter: 1,
				pack: '',
				packDigest: ''
			},
			...this.hall.linkOf(code),
			device: this.newId(),
			joinedAtMs: this.#nowMs()
		};
	}

	newId = () => `01938b6e-7a3c-7000-8000-${this.hall.newNumber().toString(16).padStart(12, '0')}`;
	#nowMs = () => wallMs + this.hall.stage.nowMs + this.clockOffMs;

	clockOf(life: Life): Clock {
		const { stage } = this.hall;
		return {
			nowMs: this.#nowMs,
			elapsedMs: () => stage.nowMs,
			after: (ms, callback) => stage.after(life, ms, callback)
		};
	}

	/** The page in that tab; opened when it is not. */
	page(tab: number): Page {
		const open = this.pages[tab];
		if (open) return open;
		const page = new Page(this);
		this.pages[tab] = page;
		return page;
	}

	/** Everything that is stored here goes. Gives what was called safe and went before it was delivered. */
	forgetAll(): string[] {
		const gone = this.entries().filter(({ id }) => !this.evicted.has(id));
		for (const id of this.kept.keys()) this.evicted.add(id);
		for (const { id } of gone.filter(isDone)) this.goneDelivered.set(id, this.thanked.get(id));
		this.disk.evict();
		this.disk.faults.clear();
		this.browser.forget();
		return gone.filter((entry) => !isDone(entry) && this.calledSafe.has(entry.id)).map(({ id }) => id);
	}

	/** A page somebody can use: a frozen one thaws when it is looked at. */
	awake(tab: number): Page {
		const page = this.page(tab);
		if (page.life.isFrozen) page.thaw();
		return page;
	}

	/** The disk goes wrong, or the connection of that tab to it. */
	damage(tab: number, fault: (typeof diskFaults)[number]) {
		const page = this.pages[tab];
		if (fault === 'lost') page?.connection.close();
		else if (fault === 'hangs until closed') page?.hang('until closed');
		else if (fault === 'hangs for good') page?.hang('for good');
		else this.disk.faults.add(fault);
	}

	close(tab: number) {
		this.pages[tab]?.die();
		this.pages[tab] = undefined;
	}

	/** A token is in the event's row. */
	changeToken(code: string, joinToken: string) {
		const events = this.disk.tables.get('events')!;
		const row = events.get(code);
		if (row) events.set(code, { ...row, joinToken });
	}

	/**
	 * True when what was thanked for became a draft again in one commit, or was handed in a second time since. The draft itself may be
	 * gone by now: who takes a letter back and leaves the table at once clears it, before anybody looked at the disk.
	 */
	isTakenBack(id: string): boolean {
		if (!this.askedBack.has(id)) return false;
		const entry = this.disk.tables.get('outbox')!.get(id) as OutboxEntry | undefined;
		if (entry) return entry.digest !== this.thankedDigest.get(id);
		return this.disk.wentBack.has(id);
	}

	entries = () => this.disk.rows<OutboxEntry>('outbox');
	entriesOf = (code: string) => this.entries().filter(({ event }) => event === code);
	events = () => this.disk.rows<EventRow>('events');
	drafts = () => this.disk.rows<DraftRow>('drafts');
	/** True when the person who wrote it left the table without handing it in. */
	isGivenUp = (id: string) => !this.disk.tables.get('sittingKeys')!.has(this.sittingOf.get(id) ?? '');
	bytesOf = (id: string) => (this.disk.tables.get('sealed')!.get(id) as SealedRow | undefined)?.bytes;
}

/** A writer's device with its pages: one disk, one set of locks, a wall clock that may be wrong, and what was promised to its writers. */
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { Item } from '#lib/domain/item.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Random } from '#lib/domain/chance.ts';
import { openDraft, saveDraft } from '#lib/device/drafts.ts';
import { saveJoined } from '#lib/device/events.ts';
import { isAnswering, reopen } from '#lib/device/reopen.ts';
import type { DraftRow, EventRow, SealedRow } from '#lib/device/rows.ts';
import { clearTable, sitDown } from '#lib/device/sittings.ts';
import { handIn, type HandedIn } from '#lib/outbox/hand-in/hand-in.ts';
import { startDelivering, type Delivery } from '#lib/outbox/sending/triggers.ts';
import type { Sealed } from '#lib/sealing/seal.ts';
import { ageShaped, ageShapedContent } from '../support/age-shaped.ts';
import { aDraft } from '../support/people.ts';
import { sha256 } from '../support/signed-event.ts';
import type { DiskConnection } from './disk-connection.ts';
import { MemoryDisk } from './memory-disk.ts';
import { PageLocks } from './page-locks.ts';
import { aLife, type Life, type Stage } from './stage.ts';
import type { Wire } from './wire.ts';

const watchMs = 30_000;
const wallMs = Date.parse('2026-12-11T12:00:00Z');

export interface Hall {
	stage: Stage;
	wire: Wire;
	code: string;
	joinToken: () => string;
	manifestText: () => string;
	random: Random;
	newNumber: () => number;
}

export class Tablet {
	readonly name: string;
	readonly hall: Hall;
	readonly disk: MemoryDisk;
	readonly locks: PageLocks;
	readonly pages: (Page | undefined)[] = [undefined, undefined];
	clockOffMs = 0;
	device = '';
	/** Every sheet that was said to be kept, with what stood on it then, and whose it was. */
	readonly kept = new Map<string, number>();
	readonly sittingOf = new Map<string, string>();
	/** Every hand-in that was thanked for, with what stood on it. */
	readonly thanked = new Map<string, number>();
	/** What the browser threw away. */
	readonly evicted = new Set<string>();

	constructor(name: string, hall: Hall) {
		this.name = name;
		this.hall = hall;
		this.disk = new MemoryDisk(hall.stage);
		this.locks = new PageLocks(hall.stage);
	}

	/** Takes a seat, as the join link does: everything it needs is on the disk before anybody writes. */
	async join() {
		const life = aLife();
		const database = this.disk.connect(life).asDatabase();
		const { code, random } = this.hall;
		const clock = this.clockOf(life);
		const row = {
			code,
			table: this.name,
			manifest: this.hall.manifestText(),
			signature: '',
			verifyKey: '',
			fingerprint: 'f',
			counter: 1,
			joinToken: this.hall.joinToken(),
			pack: '',
			packDigest: '',
			device: this.newId(),
			joinedAtMs: clock.nowMs()
		};
		let isDone = false;
		const done = (async () => {
			const joined = await saveJoined(database, row);
			if (joined.kind === 'joined') this.device = joined.event.device;
			await sitDown(database, code, { clock, random });
			isDone = true;
		})();
		await this.hall.stage.quiet();
		if (!isDone) throw new Error('it could not join');
		await done;
		this.hall.stage.end(life);
	}

	newId = () => `01938b6e-7a3c-7000-8000-${this.hall.newNumber().toString(16).padStart(12, '0')}`;

	clockOf(life: Life): Clock {
		const { stage } = this.hall;
		return {
			nowMs: () => wallMs + stage.nowMs + this.clockOffMs,
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

	close(tab: number) {
		this.pages[tab]?.die();
		this.pages[tab] = undefined;
	}

	entries = () => this.disk.rows<OutboxEntry>('outbox');

	/** Numbers that were given back and wait for the next items. */
	freeSeqs = () => this.disk.rows<EventRow>('events').flatMap(({ freeSeqs = [] }) => freeSeqs);
	drafts = () => this.disk.rows<DraftRow>('drafts');
	/** True when the person who wrote it left the table without handing it in. */
	isGivenUp = (id: string) => !this.disk.tables.get('sittingKeys')!.has(this.sittingOf.get(id) ?? '');
	bytesOf = (id: string) => (this.disk.tables.get('sealed')!.get(id) as SealedRow | undefined)?.bytes;
}

/** One tab, alive until it is killed. */
export class Page {
	readonly tablet: Tablet;
	readonly life = aLife();
	readonly connection: DiskConnection;
	readonly clock: Clock;
	readonly delivery: Delivery;
	readonly view = new EventTarget();
	isOnline = true;
	/** Sheets as they lie open here: another tab may have gone on with them. */
	readonly sheets = new Map<string, Draft>();

	constructor(tablet: Tablet) {
		this.tablet = tablet;
		const { hall, disk, locks } = tablet;
		this.connection = disk.connect(this.life);
		this.clock = tablet.clockOf(this.life);
		this.delivery = startDelivering({
			database: this.connection.asDatabase(),
			clock: this.clock,
			net: hall.wire.netOf(this.life),
			event: hall.code,
			locks: locks.asSeenBy(this.life),
			random: hall.random,
			isOnline: () => this.isOnline,
			page: { view: this.view, document: new EventTarget() }
		});
	}

	/** The connection hangs. It gives no error by itself, so the shell looks every half minute; only now is there something to see. */
	hang(how: 'until closed' | 'for good') {
		this.connection.hang(how);
		this.clock.after(watchMs, () => {
			void isAnswering(this.database, this.clock).then((is) => is || reopen(this.database, this.clock));
		});
	}

	die() {
		this.life.isDead = true;
		this.tablet.hall.stage.end(this.life);
		this.connection.drop();
		this.tablet.locks.drop(this.life);
	}

	freeze() {
		this.life.isFrozen = true;
		this.connection.abortOpen();
	}

	thaw() {
		this.life.isFrozen = false;
	}

	get database() {
		return this.connection.asDatabase();
	}

	/** A new sheet, kept once. */
	async write(): Promise<void> {
		const key = this.tablet.disk.rows<{ id: string }>('sittingKeys').at(-1);
		if (!key) return;
		const sheet = aDraft({ id: this.tablet.newId(), event: this.tablet.hall.code, sittingId: key.id, blocks: ['word 1'] });
		await this.#keep(sheet, 1);
	}

	/** One word more on a sheet that lies open here, or on the disk. */
	async rewrite(id: string): Promise<void> {
		const sheet = this.sheets.get(id) ?? (await openDraft(this.database, id).catch(() => undefined));
		if (!sheet) return;
		const words = wordsOn(sheet) + 1;
		await this.#keep({ ...sheet, blocks: [`word ${words}`] }, words);
	}

	async #keep(sheet: Draft, words: number) {
		const saved = await saveDraft(this.database, sheet, this.clock);
		if (saved.kind !== 'saved') return;
		this.sheets.set(sheet.id, { ...sheet, revision: saved.revision });
		this.tablet.kept.set(sheet.id, words);
		this.tablet.sittingOf.set(sheet.id, sheet.sittingId);
	}

	async handIn(id: string): Promise<HandedIn | undefined> {
		const draft = this.sheets.get(id) ?? (await openDraft(this.database, id).catch(() => undefined));
		if (!draft) return undefined;
		const handed = await handIn({ database: this.database, draft, clock: this.clock, seal: sealQuickly });
		if (handed.kind === 'handed-in') {
			this.tablet.thanked.set(id, wordsOn(draft));
			void this.delivery.sendNow();
		}
		return handed;
	}

	async nextPerson(): Promise<void> {
		const { code, random } = this.tablet.hall;
		await clearTable(this.database, code);
		await sitDown(this.database, code, { clock: this.clock, random });
	}
}

export const wordsOn = ({ blocks }: Pick<Draft, 'blocks'>) => Number(/word (\d+)/.exec(blocks[0] ?? '')?.[1] ?? 0);

/** In place of age, which would be most of the work: what is inside can be read back here, and two sealings differ. */
async function sealQuickly(item: Item): Promise<Sealed> {
	const bytes = ageShaped(new TextEncoder().encode(JSON.stringify({ item, salt: sealings++ })));
	return { kind: 'sealed', bytes, digest: sha256(bytes) };
}
let sealings = 0;

export const openQuickly = (bytes: Uint8Array): Item =>
	(JSON.parse(new TextDecoder().decode(ageShapedContent(bytes))) as { item: Item }).item;

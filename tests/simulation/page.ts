/** One tab of a writer's device, alive until it is killed. It shows one event at a time. */
import { isSafe, type BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { beHere, followMemory } from '#lib/device/browser-memory.ts';
import { memoryAsNoted } from '#lib/device/noted-memory.ts';
import { openDraft, saveDraft } from '#lib/device/drafts.ts';
import { findEvent, saveJoined } from '#lib/device/events.ts';
import { isAnswering, reopen } from '#lib/device/reopen.ts';
import { clearTable, sitDown } from '#lib/device/sittings.ts';
import { handIn, type HandedIn } from '#lib/outbox/hand-in/hand-in.ts';
import { takeItemBack } from '#lib/outbox/hand-in/take-back.ts';
import { deliverEveryEvent } from '#lib/outbox/sending/every-event.ts';
import type { Delivery } from '#lib/outbox/sending/triggers.ts';
import { aDraft } from '../support/people.ts';
import type { DiskConnection } from './disk-connection.ts';
import { sealQuickly, wordsOn } from './sheets.ts';
import { aLife } from './stage.ts';
import type { Tablet } from './tablet.ts';

const watchMs = 30_000;

export class Page {
	readonly tablet: Tablet;
	readonly life = aLife();
	readonly connection: DiskConnection;
	readonly clock: Clock;
	readonly view = new EventTarget();
	/** The event that is open here. */
	code: string;
	delivery: Delivery;
	/** Whether this browser keeps what is stored, as the words on the screen have it. */
	memory: BrowserMemory;
	isOnline = true;
	/** The sheets as this tab has them open. Another tab may have changed them since. */
	readonly sheets = new Map<string, Draft>();

	constructor(tablet: Tablet) {
		this.tablet = tablet;
		this.connection = tablet.disk.connect(this.life);
		this.clock = tablet.clockOf(this.life);
		this.code = tablet.at;
		this.delivery = this.#deliver();
		this.memory = memoryAsNoted(tablet.browser.notes);
		void this.#lookAtMemory();
	}

	/** Checks the storage, as every page of the app does when it opens. */
	async #lookAtMemory() {
		const { notes, storage } = this.tablet.browser;
		const parts = { notes, storage, clock: this.clock, locks: this.tablet.locks.asSeenBy(this.life) };
		await beHere(parts);
		followMemory(parts, (memory) => (this.memory = memory));
	}

	#deliver(): Delivery {
		const { hall, locks } = this.tablet;
		return deliverEveryEvent({
			database: this.connection.asDatabase(),
			clock: this.clock,
			net: hall.wire.netOf(this.life),
			event: this.code,
			locks: locks.asSeenBy(this.life),
			random: hall.random,
			isOnline: () => this.isOnline,
			page: { view: this.view, document: new EventTarget() }
		});
	}

	/** The link of another event is opened here, or one is chosen that this device joined before. */
	async goTo(code: string): Promise<void> {
		const { database, clock, tablet } = this;
		const known = await findEvent(database, code);
		if (!known && (await saveJoined(database, tablet.joining(code))).kind !== 'joined') return;
		await sitDown(database, code, { clock, random: tablet.hall.random });
		this.delivery.stop();
		this.code = tablet.at = code;
		this.delivery = this.#deliver();
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

	/** Begins a new sheet and saves it once. */
	async write(): Promise<void> {
		const keys = this.tablet.disk.rows<{ id: string; event: string }>('sittingKeys');
		const key = keys.findLast(({ event }) => event === this.code);
		if (!key) return;
		const sheet = aDraft({ id: this.tablet.newId(), event: this.code, sittingId: key.id, blocks: ['word 1'] });
		await this.#keep(sheet, 1);
	}

	/** Adds one word to a sheet that is open here or on the disk. */
	async rewrite(id: string): Promise<void> {
		const sheet = await this.#sheet(id);
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
		this.tablet.hall.eventOf.set(sheet.id, sheet.event);
	}

	async handIn(id: string): Promise<HandedIn | undefined> {
		const draft = await this.#sheet(id);
		if (!draft) return undefined;
		const handed = await handIn({ database: this.database, draft, clock: this.clock, seal: sealQuickly });
		if (handed.kind === 'handed-in') {
			this.tablet.thanked.set(id, wordsOn(draft));
			this.tablet.thankedDigest.set(id, handed.entry.digest);
			if (isSafe(handed.entry, this.memory)) this.tablet.calledSafe.add(id);
			void this.delivery.sendNow();
		}
		return handed;
	}

	/** Hands a sheet in, and takes it back while it is being sent, or just before, or just after. */
	async thinkAgain(id: string, turns: number): Promise<void> {
		if ((await this.handIn(id))?.kind !== 'handed-in') return;
		for (let turn = 0; turn < turns; turn++) await this.tablet.hall.stage.soon(this.life, () => undefined);
		await this.takeBack(id);
	}

	/** The writer changed their mind. With the words of it, nothing is lost. */
	async takeBack(id: string): Promise<void> {
		const { tablet, database, clock } = this;
		const words = tablet.thanked.get(id);
		tablet.askedBack.add(id);
		const taken = await takeItemBack(database, id, clock);
		if (taken.kind !== 'taken-back') return;
		const draft = await openDraft(database, id);
		if (!draft) return;
		this.sheets.set(id, draft);
		if (words !== undefined && wordsOn(draft) < words) tablet.hall.falseWords.push(`${id} was taken back without its words (I2)`);
	}

	#sheet = async (id: string) => this.sheets.get(id) ?? (await openDraft(this.database, id).catch(() => undefined));

	async nextPerson(): Promise<void> {
		const { random } = this.tablet.hall;
		await clearTable(this.database, this.code);
		await sitDown(this.database, this.code, { clock: this.clock, random });
	}
}

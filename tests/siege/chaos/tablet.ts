/** A table's tablet without a screen: the app's own hand-in, outbox and delivering on a storage of its own, killed now and then. */
import { Database } from '#lib/device/database.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { openDraft, saveDraft } from '#lib/device/drafts.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import { sitDown } from '#lib/device/sittings.ts';
import { newId } from '#lib/domain/id.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { readJoinLink } from '#lib/keys/join-link.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { serverAt, type Net } from '#lib/net/ask.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { joinEvent } from '#lib/outbox/join-event.ts';
import { deliverEveryEvent } from '#lib/outbox/sending/every-event.ts';
import type { Delivery } from '#lib/outbox/sending/triggers.ts';
import type { OpenedEvent } from '../../support/event.ts';
import { aDraft, random } from '../../support/people.ts';
import type { Book } from './book.ts';
import { partOf, type PageLife } from './page-life.ts';
import { pause, pick, type Weather } from './weather.ts';

const caseIds = ['wendy-galarza', 'zhang-zhan', 'janna-jihad', 'rung-panusaya', 'ciham-ali'];
const writingMs = { least: 200, most: 3_000 };
const killShare = 0.05;

/** What lives as long as one page. */
interface Page {
	life: PageLife;
	database: Database;
	delivery: Delivery;
}

export class Tablet {
	readonly name: string;
	kills = 0;
	readonly #weather: Weather;
	readonly #events: OpenedEvent[];
	readonly #book: Book;
	readonly #chance: () => number;
	#page: Page;
	#written = 0;

	private constructor(name: string, given: TabletParts) {
		this.name = name;
		[this.#weather, this.#events, this.#book, this.#chance] = [given.weather, given.events, given.book, given.chance];
		this.#page = this.#open();
	}

	/** Joined to all the events, as over their table links. */
	static async join(name: string, parts: TabletParts): Promise<Tablet> {
		const database = new Database(name);
		const net = serverAt(parts.weather.url);
		for (const event of parts.events) {
			const link = readJoinLink(event.tableLink(name));
			if (link.kind !== 'link') throw new Error(link.kind);
			const joined = await joinEvent({ net, database, clock: deviceClock, random, verify: verifyManifest }, link.parts);
			if (joined.kind !== 'joined') throw new Error(`${name} could not join: ${JSON.stringify(joined)}`);
		}
		database.close();
		return new Tablet(name, parts);
	}

	/** Somebody writes and hands in, at one event or another, until the day is over. */
	async write(isOver: () => boolean) {
		while (!isOver()) {
			await pause(writingMs.least + this.#chance() * (writingMs.most - writingMs.least));
			if (this.#chance() >= killShare) await this.#writeOne();
			else {
				const writing = this.#writeOne();
				await pause(this.#chance() * 40);
				this.restart();
				await writing;
			}
		}
	}

	/** The page is gone in the middle of whatever it did, and opened anew on what lies there. */
	restart() {
		this.kills++;
		this.#page.life.isGone = true;
		this.#page.delivery.stop();
		this.#page.database.close();
		this.#page = this.#open();
	}

	/** Everything that lies in the outbox: its id, and whether it is delivered. */
	async entries() {
		const all = await Promise.all(this.#events.map(({ code }) => outboxEntries(this.#page.database, code)));
		return all.flat();
	}

	#open(): Page {
		const life = { isGone: false };
		const database = new Database(this.name);
		const reach = serverAt(this.#weather.url);
		const net: Net = (path, init) => reach(path, init).then((answer) => (life.isGone ? new Promise(() => {}) : answer));
		const page = { view: new EventTarget(), document: new EventTarget() };
		const parts = { net, database, clock: deviceClock, random, page, isOnline: () => true };
		const delivery = partOf(life, () => deliverEveryEvent({ ...parts, event: pick(this.#events, this.#chance).code }));
		return { life, database, delivery };
	}

	#writeOne(): Promise<void> {
		const page = this.#page;
		return partOf(page.life, () => this.#writeOneIn(page));
	}

	async #writeOneIn({ life, database, delivery }: Page) {
		const event = pick(this.#events, this.#chance);
		try {
			const draft = await this.#draftIn(database, event);
			const handed = await handIn({ database, draft, clock: deviceClock });
			if (handed.kind !== 'handed-in') return;
			this.#book.thank({ id: draft.id, event: event.code, text: draft.blocks[0] ?? '' });
			void delivery.sendNow();
		} catch (failure) {
			// What a page was doing when it was killed fails; everything else is a bug.
			if (!life.isGone) throw failure;
		}
	}

	/** A new sheet, or the one that a page left there when it was killed. */
	async #draftIn(database: Database, { code }: OpenedEvent): Promise<Draft> {
		const sitting = await sitDown(database, code, { clock: deviceClock, random });
		const blocks = [`Letter ${++this.#written} of ${this.name}.`];
		const sheet = { event: code, sittingId: sitting.id, caseId: pick(caseIds, this.#chance), blocks };
		const fresh = aDraft({ ...sheet, id: newId(deviceClock.nowMs(), random) });
		const saved = await saveDraft(database, fresh, deviceClock);
		if (saved.kind === 'saved') return { ...fresh, revision: saved.revision };
		const left = saved.kind === 'changed-elsewhere' ? await openDraft(database, saved.id) : undefined;
		if (!left) throw new Error(`no sheet: ${saved.kind}`);
		return left;
	}
}

export interface TabletParts {
	weather: Weather;
	events: OpenedEvent[];
	book: Book;
	chance: () => number;
}

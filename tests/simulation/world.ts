/** A hall with two tablets, and up to two events with a desk and a server each, in which a schedule is played beat by beat. */
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { diskFaults, lines, passingDays, passingMs, pick, serverFaults, type Beat } from './beats.ts';
import { Browser } from './browser.ts';
import { chanceOf } from './chance.ts';
import { HallServer } from './hall-server.ts';
import type { Page } from './page.ts';
import { codes, Room } from './room.ts';
import { Stage } from './stage.ts';
import { Tablet, type Hall } from './tablet.ts';
import { messageFaults, Wire } from './wire.ts';

const dayMs = 86_400_000;
const tenYearsMs = 3_652 * dayMs;

export class World implements Hall {
	readonly stage = new Stage(chanceOf(1));
	readonly wire = new Wire(
		this.stage,
		(code) => this.#roomOf(code)?.server,
		() => this.rooms[0]!.server
	);
	readonly home = codes[0];
	/** The events. The second is added when somebody opens its link, so most schedules have only one event. */
	readonly rooms: Room[];
	readonly tablets: Tablet[];
	readonly eventOf = new Map<string, string>();
	/** The texts of the files that were written on the tablets. */
	readonly files: string[] = [];
	#numbers = 0;
	#given = 0;

	private constructor(server: HallServer) {
		this.rooms = [new Room(server, this)];
		this.tablets = ['1', '2'].map((name) => new Tablet(name, this, new Browser(name === '1' ? 'keeps' : 'promises nothing')));
	}

	static async begin(): Promise<World> {
		const world = new World(await HallServer.begin(codes[0]));
		for (const tablet of world.tablets) await tablet.join();
		return world;
	}

	newNumber = () => ++this.#numbers;
	/** Chance begins anew with each beat, so it may say the same again; what is long enough for an id is never given twice. */
	random = (bytes: number) => {
		const given = Uint8Array.from({ length: bytes }, () => this.stage.chance.below(256));
		if (bytes >= 8) new DataView(given.buffer).setUint32(bytes - 4, ++this.#given);
		return given;
	};
	#roomOf = (code: string) => this.rooms.find((room) => room.code === code);
	linkOf = (code: string) => {
		const { joinToken, sent } = this.#roomOf(code)!.server.event;
		return { joinToken, manifest: sent.manifest };
	};

	async play(beat: Beat): Promise<void> {
		this.stage.chance = chanceOf(beat.luck);
		const room = this.rooms[beat.luck % this.rooms.length]!;
		await this.#happen(beat, this.tablets[beat.tablet]!, room);
		await this.stage.steps(beat.steps);
	}

	async #happen({ what, tab, number }: Beat, tablet: Tablet, room: Room): Promise<unknown> {
		const page = () => tablet.awake(tab);
		switch (what) {
			case 'nothing happens':
				return;
			case 'time passes':
				return this.stage.advance(pick(passingMs, number));
			case 'somebody writes':
				return this.#begun(page().write());
			case 'somebody writes on':
				return this.#withSheet(page(), number, (id) => page().rewrite(id));
			case 'somebody hands in':
				return this.#withSheet(page(), number, (id) => page().handIn(id));
			case 'somebody takes back':
				return this.#withSheet(page(), number, (id) => page().takeBack(id));
			case 'somebody hands in and thinks again':
				return this.#withSheet(this.tablets[1]!.awake(tab), number, (id) =>
					this.tablets[1]!.awake(tab).thinkAgain(id, number % 24)
				);
			case 'both tabs hand in':
				return this.#withSheet(page(), number, (id) => Promise.all([0, 1].map((each) => tablet.awake(each).handIn(id))));
			case 'the button is pressed':
				return this.#begun(page().delivery.sendNow());
			case 'a message is disturbed':
				return this.wire.ahead.push({ fault: pick(messageFaults, number), number });
			case 'the network goes or comes':
				return this.#network(number % 2 === 0);
			case 'a tab is killed':
				return tablet.close(tab);
			case 'a tab is opened':
				return page();
			case 'another event is opened':
				return this.#openOther(page());
			case 'a tab is frozen':
				return tablet.pages[tab]?.freeze();
			case 'a tab thaws':
				return tablet.pages[tab]?.thaw();
			case 'the clock jumps ten years':
				return (tablet.clockOffMs = tenYearsMs * (number % 3) - tenYearsMs);
			case 'the disk has a fault':
				return tablet.damage(tab, pick(diskFaults, number));
			case 'the disk is sound':
				return tablet.disk.faults.clear();
			default:
				return this.#happenTo(room, what, number, tablet, page);
		}
	}

	async #happenTo(room: Room, what: Beat['what'], number: number, tablet: Tablet, page: () => Page): Promise<unknown> {
		const { server, desk } = room;
		switch (what) {
			case 'the server has a fault':
				return (server.fault = pick(serverFaults, number));
			case 'the server is sound':
				return ((server.fault = undefined), server.poison.clear());
			case 'the server fails on an item':
				return tablet.entries().length > 0 && server.poison.add(pick(tablet.entries(), number).id);
			case 'a backup is made':
				return server.backUp();
			case 'the server is restored':
				return server.restore();
			case 'the line gets slow or quick':
				return (this.wire.bytesPerMs = pick(lines, number));
			case 'the organiser collects':
				return this.#begun(desk.collect());
			case 'the organiser is killed':
				return desk.close();
			case 'a file is written':
				return this.#begun(this.#writeFile(page()));
			case 'a file is carried in':
				return this.files.length > 0 && this.#begun(desk.carryIn(pick(this.files, number)));
			case 'the event closes or opens':
				return server.change({ state: server.isOpen ? 'closed' : 'open' });
			case 'the key is rotated':
				return server.change({ keyVersion: server.keyVersion + 1 });
			case 'the token expires':
				return this.#eachTablet(room.code, 'another-token-of-no-use');
			case 'a new link is scanned':
				return this.#eachTablet(room.code, this.linkOf(room.code).joinToken);
			case 'the event is deleted and opened anew':
				return room.deleteAndOpen();
			case 'days pass':
				return this.daysPass(pick(passingDays, number));
			case 'the storage is evicted':
				return this.#clear(tablet);
			case 'the browser is closed':
				return this.#closeBrowser(tablet);
			case 'a guest window is used instead':
				return this.#clear(tablet, new Browser(number % 2 === 0 ? 'forgets' : 'private window'));
			case 'the next person sits down':
				return this.#begun(page().nextPerson());
			case 'a newer version asks for the database':
				return tablet.pages.forEach((each) => each?.connection.close());
		}
	}

	/** Lets work go on by itself. An error in it is noted when it shows. */
	#begun(work: Promise<unknown>) {
		void work.catch((failure: unknown) => {
			if (!isOfTheStorage(failure)) this.bugs.push(failure);
		});
	}
	readonly bugs: unknown[] = [];

	/** One of the last sheets of the event that is open on the page. */
	#withSheet({ tablet, code }: Page, number: number, work: (id: string) => Promise<unknown>) {
		const ids = [...tablet.kept.keys()].filter((id) => this.eventOf.get(id) === code).slice(-4);
		if (ids.length > 0) this.#begun(work(pick(ids, number)));
	}

	#network(isDown: boolean) {
		this.wire.isDown = isDown;
		for (const tablet of this.tablets)
			for (const page of tablet.pages) {
				if (!page) continue;
				page.isOnline = !isDown;
				if (!isDown && !page.life.isFrozen) page.view.dispatchEvent(new Event('online'));
			}
	}

	async #writeFile(page: Page) {
		const out = await fileOut(page.database, page.code);
		if (out.kind === 'files') this.files.push(...out.files.map(({ text }) => text));
	}

	/** A new link puts another token there. */
	#eachTablet(code: string, joinToken: string) {
		for (const tablet of this.tablets) if (tablet.disk.isFree(['events'], true)) tablet.changeToken(code, joinToken);
	}

	/** Whoever opens the link of the second event first is there when it begins. */
	async #openOther(page: Page) {
		if (this.rooms.length === 1) this.rooms.push(new Room(await HallServer.begin(codes[1]), this));
		this.#begun(page.goTo(codes.find((code) => code !== page.code)!));
	}

	/**
	 * Opens the event of the tablet at which least waits. Letters are handed in at the open event, so without this most schedules would
	 * end with all that waits at the open one, and nothing to deliver beside it.
	 */
	openWhereLeastWaits(tablet: Tablet) {
		const page = tablet.pages.find((each) => each && !each.life.isFrozen);
		const waiting = (code: string) => tablet.entriesOf(code).filter(({ state }) => state === 'waiting').length;
		const [least] = tablet.events().sort((a, b) => waiting(a.code) - waiting(b.code));
		if (page && least && waiting(least.code) < waiting(page.code)) this.#begun(page.goTo(least.code));
	}

	/** The hall is closed over night: every page is gone, and somebody opens one in the morning. */
	async daysPass(days: number) {
		for (const tablet of this.tablets) await this.#closeBrowser(tablet);
		for (const { desk } of this.rooms) desk.close();
		await this.stage.advance(days * dayMs);
		for (const tablet of this.tablets) tablet.page(0);
	}

	/** A browser that forgets has nothing when it is opened again: somebody scans the link of the day once more. */
	async #closeBrowser(tablet: Tablet) {
		if (tablet.browser.isForgetful) return this.#clear(tablet);
		[0, 1].forEach((tab) => tablet.close(tab));
	}

	async #clear(tablet: Tablet, next = tablet.browser) {
		[0, 1].forEach((tab) => tablet.close(tab));
		const isOwnFault = tablet.browser.isForgetful;
		const gone = tablet.forgetAll();
		// A browser that had promised to keep it and runs out of room all the same is beyond every word.
		if (isOwnFault) this.falseWords.push(...gone.map((id) => `${id} was called safe here and went with its window (I1)`));
		tablet.browser = next;
		await tablet.join();
	}
	readonly falseWords: string[] = [];

	async end() {
		for (const tablet of this.tablets) [0, 1].forEach((tab) => tablet.close(tab));
		for (const { desk } of this.rooms) desk.close();
	}
}

const storageErrors = ['DatabaseClosedError', 'AbortError', 'QuotaExceededError', 'TransactionInactiveError'];
const isOfTheStorage = (failure: unknown) => failure instanceof Error && storageErrors.includes(failure.name);

/** A hall with two tablets, a desk and a server, in which a schedule is played beat by beat. */
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { diskFaults, lines, passingDays, passingMs, pick, serverFaults, type Beat } from './beats.ts';
import { chanceOf } from './chance.ts';
import { Desk } from './desk.ts';
import { HallServer } from './hall-server.ts';
import { fate, type MemoryDisk } from './memory-disk.ts';
import { Stage } from './stage.ts';
import { Tablet, type Hall, type Page } from './tablet.ts';
import { messageFaults, Wire } from './wire.ts';

const dayMs = 86_400_000;
const tenYearsMs = 3_652 * dayMs;

export class World implements Hall {
	readonly stage = new Stage(chanceOf(1));
	readonly server: HallServer;
	readonly wire: Wire;
	readonly tablets: Tablet[];
	readonly desk: Desk;
	readonly code: string;
	#numbers = 0;
	#given = 0;
	/** Ids of events' items that were deleted with their event. */
	wasDeleted = false;

	private constructor(server: HallServer) {
		this.server = server;
		this.code = server.event.code;
		server.elapsedMs = () => this.stage.nowMs;
		this.wire = new Wire(this.stage, server);
		this.tablets = ['1', '2'].map((name) => new Tablet(name, this));
		this.desk = new Desk(this, server.event.organiserToken);
	}

	static async begin(): Promise<World> {
		const world = new World(await HallServer.begin());
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
	joinToken = () => this.server.event.joinToken;
	manifestText = () => this.server.event.sent.manifest;

	async play(beat: Beat): Promise<void> {
		this.stage.chance = chanceOf(beat.luck);
		await this.#happen(beat, this.tablets[beat.tablet]!);
		await this.stage.steps(beat.steps);
	}

	async #happen({ what, tab, number }: Beat, tablet: Tablet): Promise<unknown> {
		const page = () => awake(tablet, tab);
		switch (what) {
			case 'nothing happens':
				return;
			case 'time passes':
				return this.stage.advance(pick(passingMs, number));
			case 'somebody writes':
				return this.#begun(page().write());
			case 'somebody writes on':
				return this.#withSheet(tablet, number, (id) => page().rewrite(id));
			case 'somebody hands in':
				return this.#withSheet(tablet, number, (id) => page().handIn(id));
			case 'both tabs hand in':
				return this.#withSheet(tablet, number, (id) => Promise.all([0, 1].map((each) => awake(tablet, each).handIn(id))));
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
			case 'a tab is frozen':
				return tablet.pages[tab]?.freeze();
			case 'a tab thaws':
				return tablet.pages[tab]?.thaw();
			case 'the clock jumps ten years':
				return (tablet.clockOffMs = tenYearsMs * (number % 3) - tenYearsMs);
			case 'the disk has a fault':
				return diskFault(tablet, tab, number);
			case 'the disk is sound':
				return tablet.disk.faults.clear();
			default:
				return this.#happenElsewhere(what, number, tablet, page);
		}
	}

	async #happenElsewhere(what: Beat['what'], number: number, tablet: Tablet, page: () => Page): Promise<unknown> {
		switch (what) {
			case 'the server has a fault':
				return (this.server.fault = pick(serverFaults, number));
			case 'the server is sound':
				return ((this.server.fault = undefined), this.server.poison.clear());
			case 'the server fails on an item':
				return tablet.entries().length > 0 && this.server.poison.add(pick(tablet.entries(), number).id);
			case 'a backup is made':
				return this.server.backUp();
			case 'the server is restored':
				return this.server.restore();
			case 'the line gets slow or quick':
				return (this.wire.bytesPerMs = pick(lines, number));
			case 'the organiser collects':
				return this.#begun(this.desk.collect());
			case 'the organiser is killed':
				return this.desk.close();
			case 'a file is written':
				return this.#begun(this.#writeFile(page()));
			case 'a file is carried in':
				return this.#begun(this.desk.carryIn(number));
			case 'the event closes or opens':
				return this.server.change({ state: this.server.isOpen ? 'closed' : 'open' });
			case 'the key is rotated':
				return this.server.change({ keyVersion: this.server.keyVersion + 1 });
			case 'the token expires':
				return this.#eachTablet({ joinToken: 'another-token-of-no-use' });
			case 'a new link is scanned':
				return this.#eachTablet({ joinToken: this.joinToken() });
			case 'the event is deleted and opened anew':
				return this.#deleteAndOpen();
			case 'days pass':
				return this.daysPass(pick(passingDays, number));
			case 'the storage is evicted':
				return this.#evict(tablet);
			case 'the next person sits down':
				return this.#begun(page().nextPerson());
			case 'a newer version asks for the database':
				return tablet.pages.forEach((each) => each?.connection.close());
		}
	}

	/** Goes on by itself; a bug in it is told when it shows. */
	#begun(work: Promise<unknown>) {
		void work.catch((failure: unknown) => {
			if (!isOfTheStorage(failure)) this.bugs.push(failure);
		});
	}
	readonly bugs: unknown[] = [];

	#withSheet(tablet: Tablet, number: number, work: (id: string) => Promise<unknown>) {
		const ids = [...tablet.kept.keys()].slice(-4);
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
		const out = await fileOut(page.database, this.code);
		if (out.kind === 'files') this.desk.files.push(...out.files.map(({ text }) => text));
	}

	/** A token is in the event's row; a new link puts another one there. */
	#eachTablet(change: { joinToken: string }) {
		for (const { disk } of this.tablets) if (disk.isFree(['events'], true)) this.#changeEvent(disk, change);
	}

	#changeEvent(disk: MemoryDisk, change: { joinToken: string }) {
		const row = disk.tables.get('events')!.get(this.code);
		if (row) disk.tables.get('events')!.set(this.code, { ...row, ...change });
	}

	async #deleteAndOpen() {
		this.wasDeleted = true;
		await this.server.deleteEvent();
		await this.server.createEvent();
		await this.desk.beginAnew();
	}

	/** The hall is closed over night: every page is gone, and somebody opens one in the morning. */
	async daysPass(days: number) {
		for (const tablet of this.tablets) [0, 1].forEach((tab) => tablet.close(tab));
		this.desk.close();
		await this.stage.advance(days * dayMs);
		for (const tablet of this.tablets) tablet.page(0);
	}

	async #evict(tablet: Tablet) {
		[0, 1].forEach((tab) => tablet.close(tab));
		for (const id of tablet.kept.keys()) tablet.evicted.add(id);
		tablet.disk.evict();
		tablet.disk.faults.clear();
		await tablet.join();
	}

	async end() {
		for (const tablet of this.tablets) [0, 1].forEach((tab) => tablet.close(tab));
		this.desk.close();
	}

	/** Nothing disturbs any more: the network is stable, servers and disks are sound, links are good, and a page is open. */
	async calm() {
		this.stage.chance = chanceOf(2);
		this.wire.ahead.length = 0;
		this.wire.isDown = false;
		this.server.fault = undefined;
		this.server.poison.clear();
		await this.stage.quiet();
		for (const tablet of this.tablets) {
			const { disk } = tablet;
			// Where a page that hangs holds the table, a person scans the link again until it is taken.
			const scan = () => this.#changeEvent(disk, { joinToken: this.joinToken() });
			this.stage.later(fate, scan, () => disk.isFree(['events'], true));
			disk.faults.clear();
			for (const page of tablet.pages) if (page) page.isOnline = true;
		}
	}
}

/** A page somebody can use: a frozen one thaws when it is looked at. */
function awake(tablet: Tablet, tab: number): Page {
	const page = tablet.page(tab);
	if (page.life.isFrozen) page.thaw();
	return page;
}

function diskFault(tablet: Tablet, tab: number, number: number) {
	const fault = pick(diskFaults, number);
	const page = tablet.pages[tab];
	if (fault === 'lost') page?.connection.close();
	else if (fault === 'hangs until closed') page?.hang('until closed');
	else if (fault === 'hangs for good') page?.hang('for good');
	else tablet.disk.faults.add(fault);
}

const storageErrors = ['DatabaseClosedError', 'AbortError', 'QuotaExceededError', 'TransactionInactiveError'];
const isOfTheStorage = (failure: unknown) => failure instanceof Error && storageErrors.includes(failure.name);

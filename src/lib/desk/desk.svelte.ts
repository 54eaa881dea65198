/**
 * Everything that the organiser's rooms share while an event is open: the tray, the counts, the counts by hand, the files, the
 * tables and the print run.
 */
import { peopleCounted, type PeopleCounted } from '#lib/domain/hall/people.ts';
import { ledgerOf, type EventLedger } from '#lib/domain/ledger/ledger.ts';
import { FilesIn } from './files-in.svelte.ts';
import { HandCounts } from './hand-counts.svelte.ts';
import { ServerKeeping } from './keeping.svelte.ts';
import { Links } from './links.svelte.ts';
import { LiveTally } from './live-tally.svelte.ts';
import { PackMaking } from './making/pack-making.svelte.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';
import { Outcomes } from './outcomes.svelte.ts';
import { Publishing } from './publish/publishing.svelte.ts';
import { PrintRun } from './print/print-run.svelte.ts';
import { Roll } from './roll.svelte.ts';
import { Tray } from './tray.svelte.ts';
import { wait } from './wait.ts';

const askDevicesMs = 30_000;

/** What the rooms share while one event is open. Nothing starts before `run` is called. */
export class Desk {
	readonly open: OpenEvent;
	readonly tray: Tray;
	readonly tally: LiveTally;
	readonly files: FilesIn;
	readonly roll: Roll;
	readonly keeping: ServerKeeping;
	/**
	 * One object serves as long as the event is open, so a run under way goes on while the organiser looks into another room.
	 */
	readonly printRun: PrintRun;
	readonly byHand: HandCounts;
	readonly publishing: Publishing;
	readonly outcomes: Outcomes;
	readonly making: PackMaking;
	readonly links: Links;
	readonly #parts: DeskParts;

	/** Without the server's counts, the items on this device are counted, and the screen says so. */
	readonly isFromHere: boolean = $derived.by(() => this.tally.cases === undefined);
	/** When the numbers were last true, by this device's clock. */
	readonly knownAtMs: number | undefined = $derived.by(() => (this.isFromHere ? this.tray.collectedAtMs : this.tally.heardAtMs));
	/** Every number of the organiser's rooms. */
	readonly ledger: EventLedger = $derived.by(() =>
		ledgerOf({
			caseIds: this.open.pack.cases.map(({ id }) => id),
			items: this.tray.ledgerItems,
			decisions: { reviews: this.reviews.byId, prints: this.batches.prints },
			counts: this.byHand.said,
			told: this.tally.cases,
			tables: this.roll.tableOf,
			timeZone: this.open.manifest.timeZone
		})
	);
	/**
	 * The server no longer knows the event, or no longer accepts its words. What is here stays, and nobody can join or deliver
	 * any more.
	 */
	readonly isGone: boolean = $derived.by(() => this.tray.hindrance === 'unknown-event' || this.isRefused);
	/** The server refused these words. The event may still exist and belong to other words now. */
	readonly isRefused: boolean = $derived.by(() => this.tray.hindrance === 'refused');
	/** How many people handed something in, as the devices count them. */
	readonly people: PeopleCounted = $derived.by(() => peopleCounted(this.roll.entries));
	readonly tables = $derived.by(() => this.roll.tables);
	readonly atHome = $derived.by(() => this.roll.atHome);

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#parts = parts;
		this.open = open;
		this.tray = new Tray(parts, open);
		this.byHand = new HandCounts(parts, open);
		this.files = new FilesIn(parts, open, this.tray);
		this.roll = new Roll(parts, open, this.tray, this.files);
		this.keeping = new ServerKeeping(parts, open);
		this.publishing = new Publishing(parts, open);
		this.outcomes = new Outcomes(parts, open);
		this.making = new PackMaking(parts, open);
		const [came, serverNowMs] = [() => this.tray.came, () => this.roll.serverNowMs];
		this.links = new Links(parts, open, { reviews: this.tray.reviews, came, serverNowMs });
		this.tally = new LiveTally(parts, open, () => this.#onHeard());
		this.printRun = new PrintRun(this.tray.batches, parts.clock);
	}

	get facts() {
		return this.tray.facts;
	}

	get batches() {
		return this.tray.batches;
	}

	get reviews() {
		return this.tray.reviews;
	}

	get recalls() {
		return this.tray.recalls;
	}

	/** Runs everything that happens without a press, until `signal` aborts. */
	async run(signal: AbortSignal): Promise<void> {
		await Promise.all([this.byHand.read(), this.files.look()]);
		await Promise.all([this.tray.run(signal), this.tally.follow(signal), this.#lookAround(signal)]);
	}

	/** The server can be reached. Perhaps something arrived, or another organiser printed. */
	#onHeard() {
		void this.tray.collect().then(() => this.links.settle());
		void this.tray.facts.sync();
		void this.byHand.sync();
		void this.files.passOn();
		void this.publishing.again();
		void this.recalls.again();
	}

	async #lookAround(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			await this.publishing.again();
			await this.recalls.again();
			await this.open.refresh();
			await this.recalls.settle();
			await this.byHand.sync();
			await this.files.passOn();
			await this.roll.hear();
			await this.links.hear();
			await this.keeping.hear();
			await wait(askDevicesMs, this.#parts, signal);
		}
	}
}

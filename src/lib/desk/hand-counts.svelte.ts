/** What was counted by hand at every table and by every organiser, as far as this device knows, and what this desk adds. */
import { countLines, paperCounts } from '#lib/domain/hall/paper-counts.ts';
import type { Counted } from '#lib/domain/hall/say-paper-fact.ts';
import { newId } from '#lib/domain/id.ts';
import type { LedgerCount } from '#lib/domain/ledger/ledger.ts';
import type { ReadUpTo } from '#lib/device/collected.ts';
import { paperFactsOf } from '#lib/device/paper-facts.ts';
import { factFeedOf } from '#lib/device/facts.ts';
import type { PaperFactRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import { correctByHand, countByHand, takeBackByHand, type CountingHere, type CountKept } from '#lib/outbox/count-by-hand.ts';
import { sendPaperFacts } from '#lib/outbox/sending/send-paper.ts';
import { fetchPaperFacts, paperStart } from './fetch-paper.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';

/** The counts by hand while one event is open: what stands, and the verbs that add, correct and take back counts. */
export class HandCounts {
	#rows = $state.raw<PaperFactRow[]>([]);
	/** This device's pseudonym among the organisers. It is `undefined` until the counts were read. */
	ownDevice = $state<string>();
	/** When the server's list was last read to its end, by this device's clock. It is only shown. */
	heardAtMs = $state<number>();
	readonly waiting = $derived.by(() => this.#rows.filter(({ state }) => state === 'waiting'));
	/** The same for the ledger, with what the server has of it. */
	readonly said: readonly LedgerCount[] = $derived.by(() =>
		this.#rows.map(({ fact, device, by, state }) => ({ fact, device, by, isTold: state === 'sent' }))
	);
	/** The newest count comes first, and single taps are joined into one line. Counts that were taken back are listed too. */
	readonly lines = $derived.by(() => countLines(paperCounts(this.#rows)));
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;
	#place: ReadUpTo = paperStart;
	#syncing: Promise<void> | undefined;
	#isAskedAgain = false;

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#parts = parts;
		this.#open = open;
	}

	/** Stores the counts here first and sends them when the server can be reached. */
	count(counted: readonly Counted[]): Promise<CountKept> {
		return this.#keep((here) => countByHand(here, counted));
	}

	/** Takes back these counts, whoever made them. */
	takeBack(ids: readonly string[]): Promise<CountKept> {
		return this.#keep((here) => takeBackByHand(here, ids));
	}

	/** Replaces these counts, whoever made them, with the right number. */
	correct(ids: readonly string[], counted: Counted): Promise<CountKept> {
		return this.#keep((here) => correctByHand(here, ids, counted));
	}

	async #keep(work: (here: CountingHere) => Promise<CountKept>): Promise<CountKept> {
		const { database, clock, random } = this.#parts;
		const event = this.#open.code;
		const kept = await storing(async () => {
			const { device } = await factFeedOf(database, event, () => newId(clock.nowMs(), random));
			return work({ database, clock, random, event, who: { device, by: 'organiser' } });
		});
		await this.read();
		void this.send();
		return kept;
	}

	/** Reads the counts that are stored on this disk. */
	async read(): Promise<void> {
		const { database, clock, random } = this.#parts;
		const read = await storing(
			async () => ({
				rows: await paperFactsOf(database, this.#open.code),
				own: await factFeedOf(database, this.#open.code, () => newId(clock.nowMs(), random))
			}),
			() => undefined
		);
		if (!read) return;
		this.#rows = read.rows;
		this.ownDevice = read.own.device;
	}

	/** Sends the facts that wait here. */
	async send(): Promise<void> {
		if (this.waiting.length === 0) return;
		await sendPaperFacts(this.#asking());
		await this.read();
	}

	/**
	 * Fetches what the server has and then sends what the server lacks. When it is called while a round is running, it does one
	 * more round.
	 */
	sync(): Promise<void> {
		this.#isAskedAgain = true;
		this.#syncing ??= this.#syncAll().finally(() => (this.#syncing = undefined));
		return this.#syncing;
	}

	async #syncAll(): Promise<void> {
		while (this.#isAskedAgain) {
			this.#isAskedAgain = false;
			await this.#syncOnce();
		}
	}

	async #syncOnce(): Promise<void> {
		const fetched = await fetchPaperFacts(this.#asking(), this.#place);
		if (fetched.kind === 'fetched') {
			this.#place = fetched.place;
			this.heardAtMs = this.#parts.clock.nowMs();
		}
		await this.read();
		await this.send();
	}

	#asking() {
		const { net, database, clock } = this.#parts;
		return { net, database, clock, event: this.#open.code, token: this.#open.token };
	}
}

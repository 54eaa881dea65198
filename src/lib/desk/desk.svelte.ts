/** Everything the organiser's rooms share while an event is open: the tray, the counts, the files, the tables. */
import { createContext } from 'svelte';
import { ledgerRows } from '#lib/domain/hall/ledger.ts';
import { printsPerCase, type CasePrints } from '#lib/domain/print/print-batch.ts';
import { totalOf } from '#lib/domain/hall/tally.ts';
import type { CaseTally, PaperCount } from '#lib/domain/wire/wire.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { paperCountsOf, savePaperCount } from '#lib/device/paper-counts.ts';
import type { PaperCountRow } from '#lib/device/rows.ts';
import { sendPaperCounts } from './collect.ts';
import { FilesIn } from './files-in.svelte.ts';
import { LiveTally, wait } from './live-tally.svelte.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import { Roll } from './roll.svelte.ts';
import { Tray } from './tray.svelte.ts';

const askDevicesMs = 30_000;

export class Desk {
	readonly open: OpenEvent;
	readonly tray: Tray;
	readonly tally: LiveTally;
	readonly files: FilesIn;
	readonly roll: Roll;
	counts = $state.raw<PaperCountRow[]>([]);

	/** Without the server's counts, what lies here is counted; the screen says so. */
	readonly isFromHere: boolean = $derived.by(() => this.tally.cases === undefined);
	readonly cases: CaseTally[] = $derived.by(() =>
		withWaiting(this.tally.cases ?? this.#countHere(), this.counts, this.isFromHere)
	);
	readonly ledger = $derived.by(() =>
		ledgerRows(
			this.open.pack.cases.map((entry) => entry.id),
			this.cases
		)
	);
	/** By case, of what was collected here: how much was printed and how much is in the post. */
	readonly handled: ReadonlyMap<string, CasePrints> = $derived.by(() => printsPerCase(this.tray.rows, this.tray.batches.prints));
	readonly total = $derived.by(() => totalOf(this.cases));
	readonly waitingCounts = $derived.by(() => this.counts.filter((count) => count.state === 'waiting'));
	readonly tables = $derived.by(() => this.roll.tables);
	readonly atHome = $derived.by(() => this.roll.atHome);

	constructor(open: OpenEvent) {
		this.open = open;
		this.tray = new Tray(open);
		this.files = new FilesIn(open, this.tray);
		this.roll = new Roll(open, this.tray, this.files);
		this.tally = new LiveTally(open.code, open.token, () => this.#onHeard());
	}

	get batches() {
		return this.tray.batches;
	}

	/** Everything that goes on by itself, until `signal` says stop. */
	async run(signal: AbortSignal): Promise<void> {
		this.counts = await paperCountsOf(theDatabase(), this.open.code);
		await this.files.look();
		await Promise.all([this.tray.run(signal), this.tally.follow(signal), this.#lookAround(signal)]);
	}

	/** Kept here first, sent when the server can be reached. */
	async count(counts: PaperCount[]): Promise<void> {
		const countedAtMs = deviceClock.nowMs();
		for (const count of counts) await savePaperCount(theDatabase(), { ...count, event: this.open.code, countedAtMs });
		this.counts = await paperCountsOf(theDatabase(), this.open.code);
		await this.#sendCounts();
	}

	/** The server can be reached, and perhaps something arrived, or another organiser printed. */
	#onHeard() {
		void this.tray.collect();
		void this.tray.batches.sync();
		void this.#sendCounts();
		void this.files.passOn();
	}

	async #lookAround(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			await this.#sendCounts();
			await this.files.passOn();
			await this.roll.hear();
			await wait(askDevicesMs, signal);
		}
	}

	async #sendCounts(): Promise<void> {
		if (this.waitingCounts.length === 0) return;
		await sendPaperCounts(this.tray.collecting);
		this.counts = await paperCountsOf(theDatabase(), this.open.code);
	}

	#countHere(): CaseTally[] {
		const { rows } = this.tray;
		return this.open.pack.cases.map(({ id }) => ({
			caseId: id,
			letters: rows.filter((row) => row.caseId === id && row.kind === 'letter').length,
			cards: rows.filter((row) => row.caseId === id && row.kind === 'card').length,
			paperLetters: 0,
			paperCards: 0
		}));
	}
}

/** Counts that still wait here are part of the picture; those sent are already in the server's. */
function withWaiting(cases: CaseTally[], counts: PaperCountRow[], isFromHere: boolean): CaseTally[] {
	return cases.map((each) => {
		const own = counts.filter((count) => count.caseId === each.caseId && (isFromHere || count.state === 'waiting'));
		const paperLetters = each.paperLetters + own.reduce((sum, count) => sum + count.letters, 0);
		const paperCards = each.paperCards + own.reduce((sum, count) => sum + count.cards, 0);
		return { ...each, paperLetters, paperCards };
	});
}

export const [theDesk, setDesk] = createContext<() => Desk>();

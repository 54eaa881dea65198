/**
 * The print batches of the open event: those of this device and those of the other organisers. They are shared when the server
 * can be reached.
 */
import { newId } from '#lib/domain/id.ts';
import {
	countPerCase,
	isOfItems,
	itemPrints,
	mergeBatches,
	overlapsOf,
	printedTwice,
	type ItemPrint,
	type Overlap,
	type PrintBatch,
	type PrintedTwice
} from '#lib/domain/print/print-batch.ts';
import type { PrintFact, PrintKind } from '#lib/domain/print/print-fact.ts';
import { sayMade, sayMarked, sayTakenBack, type Saying, type TakeBack } from '#lib/domain/print/say-print-fact.ts';
import { batchFeedOf, nothingKnown, printFactsOf, savePrintFacts, type KnownFacts } from '#lib/device/print-batches.ts';
import type { BatchFeedRow } from '#lib/device/rows.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';
import { fetchBatches, sendBatchFacts, type BatchesFetched } from './share-batches.ts';

/** A batch as it is listed. */
export interface ListedBatch extends PrintBatch {
	/** It was made on this device. */
	isOwn: boolean;
	/** This device said something about it that has not reached the others yet. */
	isWaiting: boolean;
	/** The number of its items by case. Items that are not collected on this device are not counted. */
	perCase: { caseId: string; count: number }[];
	/** Other batches that hold some of the same items, although neither was meant to repeat the other. */
	twice: PrintedTwice[];
}

export interface Make {
	itemIds: string[];
	what: PrintKind;
	pages?: number;
	/** Ids of the batches that already hold some of these items. The person was shown them before they chose to print again. */
	again?: string[];
}
export type Made = { kind: 'made'; batch: string } | NotSaved;
export type Said = { kind: 'said' } | NotSaved;

/** How new this device's knowledge of the others is: it was fetched just now, or it is as this device last heard it. */
export type Freshness = { kind: 'fresh' } | { kind: 'stale'; heardAtMs?: number };

const freshWithinMs = 6_000;

/** The print batches of the event, worked out from the facts of all organisers, and the verbs that add a new fact. */
export class Batches {
	/** Why the last attempt to share did not finish. */
	hindrance = $state<Exclude<BatchesFetched['kind'], 'fetched'>>();
	#known = $state.raw<KnownFacts>(nothingKnown);
	#feed = $state.raw<BatchFeedRow>();
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;
	readonly #caseOf: (itemId: string) => string | undefined;
	#syncing: Promise<void> | undefined;
	#isAskedAgain = false;

	readonly #all: PrintBatch[] = $derived.by(() =>
		mergeBatches(
			this.#known.rows.map(({ fact }) => fact),
			this.#known.numbers
		)
	);
	/** By item id: the standing batches that hold the item, and how far it got. */
	readonly prints: ReadonlyMap<string, ItemPrint> = $derived.by(() => itemPrints(this.#all));
	/**
	 * Pairs of batches that printed the same items without knowing. Once both batches are posted, nobody needs to look at them.
	 */
	readonly twice: PrintedTwice[] = $derived.by(() =>
		printedTwice(this.#all).filter(({ batches }) => batches.some(({ state }) => state !== 'posted'))
	);
	/**
	 * The newest batch comes first. Older apps also noted runs of labels, envelopes and covers; those are not posted by
	 * themselves and are left out.
	 */
	readonly list: ListedBatch[] = $derived.by(() => this.#all.filter(isOfItems).map((batch) => this.#listed(batch)));
	/** How many facts of this device the others cannot know yet. */
	readonly waiting: number = $derived.by(() => this.#known.rows.filter(({ state }) => state === 'waiting').length);

	/** `caseOf` gives the case of a collected item. */
	constructor(parts: DeskParts, open: OpenEvent, caseOf: (itemId: string) => string | undefined) {
		this.#parts = parts;
		this.#open = open;
		this.#caseOf = caseOf;
	}

	/** When this device last knew everything that the others had said. It is `undefined` when it never did. */
	get heardAtMs(): number | undefined {
		return this.#feed?.heardAtMs;
	}

	/** Whether a newer app wrote something among the others' facts that this app is too old to read. */
	get isPartlyUnread(): boolean {
		return this.#feed?.notReadFrom !== undefined;
	}

	/** The standing batches that already hold some of these items. */
	overlapWith(itemIds: string[]): Overlap[] {
		return overlapsOf(itemIds, this.#all);
	}

	/** The items of a batch in the order of its file, for printing it again. A batch that was taken back gives its items too. */
	itemsOf(id: string): string[] {
		return this.#find(id)?.itemIds ?? [];
	}

	/** Stores the new batch on this disk and then gives its id. The others hear of it when the server can be reached. */
	async make({ itemIds, what, pages, again }: Make): Promise<Made> {
		const saying = await this.#saying();
		if (saying.kind === 'not-saved') return saying;
		const batch = saying.by.newId();
		const said = await this.#say(sayMade({ batch, what, itemIds, pages, again }, saying.by));
		return said.kind === 'said' ? { kind: 'made', batch } : said;
	}

	markPrinted(id: string): Promise<Said> {
		return this.#sayOf(id, (batch, saying) => (batch.standing.printed.length > 0 ? [] : [sayMarked('printed', id, saying)]));
	}

	markPosted(id: string): Promise<Said> {
		return this.#sayOf(id, (batch, saying) => (batch.standing.posted.length > 0 ? [] : [sayMarked('posted', id, saying)]));
	}

	/**
	 * With `posted`, the batch was printed but did not go into the post after all. With `all`, its items are free to be printed
	 * again.
	 */
	takeBack(id: string, which: TakeBack): Promise<Said> {
		return this.#sayOf(id, (batch, saying) => sayTakenBack(which, batch, saying));
	}

	/**
	 * Sends the waiting facts and fetches what the others said. When it is called while a round is running, it does one more
	 * round. It never fails.
	 */
	sync(): Promise<void> {
		this.#isAskedAgain = true;
		this.#syncing ??= this.#syncAll().finally(() => (this.#syncing = undefined));
		return this.#syncing;
	}

	/** Asks the others before an export, and waits no longer than a person would. */
	async freshen(): Promise<Freshness> {
		const { clock } = this.#parts;
		const askedAtMs = clock.nowMs();
		const { promise: patience, resolve: end } = Promise.withResolvers<void>();
		const cancel = clock.after(freshWithinMs, end);
		await Promise.race([this.sync(), patience]);
		cancel();
		const { heardAtMs } = this;
		return heardAtMs !== undefined && heardAtMs >= askedAtMs ? { kind: 'fresh' } : { kind: 'stale', heardAtMs };
	}

	/** Reads the facts on this device again. */
	async refresh(): Promise<void> {
		const { database } = this.#parts;
		const { code } = this.#open;
		const ofEvent = () => Promise.all([printFactsOf(database, code), batchFeedOf(database, code, this.#mintId)]);
		const read = await storing(ofEvent, () => undefined);
		if (read) [this.#known, this.#feed] = read;
	}

	async #syncAll(): Promise<void> {
		while (this.#isAskedAgain) {
			this.#isAskedAgain = false;
			const { net, database, clock, random } = this.#parts;
			const { code, token } = this.#open;
			const sharing = { net, database, clock, random, event: code, token };
			const sent = await sendBatchFacts(sharing);
			// It fetches even when sending failed: a server without free room still tells what the others did.
			const fetched = await fetchBatches(sharing);
			this.hindrance = fetched.kind !== 'fetched' ? fetched.kind : sent.kind !== 'sent' ? sent.kind : undefined;
			await this.refresh();
		}
	}

	async #sayOf(id: string, say: (batch: PrintBatch, saying: Saying) => PrintFact[]): Promise<Said> {
		const saying = await this.#saying();
		if (saying.kind === 'not-saved') return saying;
		const batch = this.#find(id);
		return this.#say(batch ? say(batch, saying.by) : []);
	}

	async #say(facts: PrintFact[]): Promise<Said> {
		const saved = await storing(() => savePrintFacts(this.#parts.database, this.#open.code, facts));
		await this.refresh();
		if (saved) return saved;
		void this.sync();
		return { kind: 'said' };
	}

	#saying() {
		return storing(async (): Promise<{ kind: 'saying'; by: Saying }> => {
			const { database, clock } = this.#parts;
			const { device } = await batchFeedOf(database, this.#open.code, this.#mintId);
			return { kind: 'saying', by: { device, nowMs: clock.nowMs(), newId: this.#mintId } };
		});
	}

	readonly #mintId = () => newId(this.#parts.clock.nowMs(), this.#parts.random);

	#find(id: string): PrintBatch | undefined {
		return this.#all.find((batch) => batch.id === id);
	}

	#listed(batch: PrintBatch): ListedBatch {
		return {
			...batch,
			isOwn: batch.device === this.#feed?.device,
			isWaiting: this.#known.rows.some(({ fact, state }) => state !== 'shared' && fact.batch === batch.id),
			perCase: countPerCase(batch.itemIds, this.#caseOf),
			twice: this.twice.filter(({ batches }) => batches.some(({ id }) => id === batch.id))
		};
	}
}

/** The print batches of the open event: this device's and the other organisers', shared when the server can be reached. */
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
	/** Made on this device. */
	isOwn: boolean;
	/** Something this device said of it is not with the others yet. */
	isWaiting: boolean;
	/** Items that are not collected here count nowhere. */
	perCase: { caseId: string; count: number }[];
	/** Other batches with some of the same items, when neither was meant to repeat the other. */
	twice: PrintedTwice[];
}

export interface Make {
	itemIds: string[];
	what: PrintKind;
	pages?: number;
	/** Batches that hold some of these items already, as the person was shown before choosing to print again. */
	again?: string[];
}
export type Made = { kind: 'made'; batch: string } | NotSaved;
export type Said = { kind: 'said' } | NotSaved;

/** What this device knows of the others: of now, or as it last heard them. */
export type Freshness = { kind: 'fresh' } | { kind: 'stale'; heardAtMs?: number };

const freshWithinMs = 6_000;

/** The print batches of the event as all organisers' facts make them, and the verbs that say a new fact. */
export class Batches {
	/** Why the last attempt to share did not come to its end. */
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
	/** By item id: in which standing batches it is, and how far it got. */
	readonly prints: ReadonlyMap<string, ItemPrint> = $derived.by(() => itemPrints(this.#all));
	/** Printed twice unaware, by pairs of batches; once both are in the post there is nothing left to look at. */
	readonly twice: PrintedTwice[] = $derived.by(() =>
		printedTwice(this.#all).filter(({ batches }) => batches.some(({ state }) => state !== 'posted'))
	);
	/** The newest first. Runs of labels, envelopes and covers, which older apps noted too, are nothing that is posted by itself. */
	readonly list: ListedBatch[] = $derived.by(() => this.#all.filter(isOfItems).map((batch) => this.#listed(batch)));
	/** Facts of this device that the others cannot know yet. */
	readonly waiting: number = $derived.by(() => this.#known.rows.filter(({ state }) => state === 'waiting').length);

	/** `caseOf` gives the case of a collected item. */
	constructor(parts: DeskParts, open: OpenEvent, caseOf: (itemId: string) => string | undefined) {
		this.#parts = parts;
		this.#open = open;
		this.#caseOf = caseOf;
	}

	/** When this device last knew everything the others had said; `undefined` when it never did. */
	get heardAtMs(): number | undefined {
		return this.#feed?.heardAtMs;
	}

	/** Something that the others said was written by a newer app, and this one is too old for it. */
	get isPartlyUnread(): boolean {
		return this.#feed?.notReadFrom !== undefined;
	}

	/** Standing batches that hold some of these items already. */
	overlapWith(itemIds: string[]): Overlap[] {
		return overlapsOf(itemIds, this.#all);
	}

	/** For printing a batch again: its items in the order of the file, also of one that was taken back. */
	itemsOf(id: string): string[] {
		return this.#find(id)?.itemIds ?? [];
	}

	/** Kept on this disk before it gives the new batch's id; the others hear of it when they can. */
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

	/** `posted`: printed, but not in the post after all. `all`: its items are free to be printed anew. */
	takeBack(id: string, which: TakeBack): Promise<Said> {
		return this.#sayOf(id, (batch, saying) => sayTakenBack(which, batch, saying));
	}

	/** Sends what waits and fetches what the others said. Asked for meanwhile, it goes round once more. Never fails. */
	sync(): Promise<void> {
		this.#isAskedAgain = true;
		this.#syncing ??= this.#syncAll().finally(() => (this.#syncing = undefined));
		return this.#syncing;
	}

	/** Before an export: asks the others, as long as a person cares to wait. */
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

	/** Reads anew what is on this device. */
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
			// Also when ours could not be sent: a server without room still tells what the others did.
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

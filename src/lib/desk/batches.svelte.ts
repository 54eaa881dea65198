/** The print batches of the open event, worked out from the facts of all organisers, and the verbs that add a new fact. */
import { batchIdOf, type Fact } from '#lib/domain/facts/fact.ts';
import type { Saying } from '#lib/domain/facts/fact-head.ts';
import type { PrintKind } from '#lib/domain/print/batch-fact.ts';
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
import { sayBatchTakenBack, sayMade, sayMarked, type TakeBack } from '#lib/domain/print/say-batch-fact.ts';
import type { OrganiserFactRow } from '#lib/device/rows.ts';
import type { NotSaved } from '#lib/device/storing.ts';
import type { Facts, Said } from './facts.svelte.ts';

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

/** The print batches of the event, and what can be said about them. */
export class Batches {
	readonly #facts: Facts;
	readonly #caseOf: (itemId: string) => string | undefined;

	readonly #all: PrintBatch[] = $derived.by(() => mergeBatches(this.#facts.all, this.#facts.known.numbers));
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

	/** `caseOf` gives the case of a collected item. */
	constructor(facts: Facts, caseOf: (itemId: string) => string | undefined) {
		this.#facts = facts;
		this.#caseOf = caseOf;
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
		let batch = '';
		const said = await this.#facts.say((saying) => {
			batch = saying.newId();
			return sayMade({ batch, what, itemIds, pages, again }, saying);
		});
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
		return this.#sayOf(id, (batch, saying) => sayBatchTakenBack(which, batch, saying));
	}

	#sayOf(id: string, say: (batch: PrintBatch, saying: Saying) => Fact[]): Promise<Said> {
		return this.#facts.say((saying) => {
			const batch = this.#find(id);
			return batch ? say(batch, saying) : [];
		});
	}

	#find(id: string): PrintBatch | undefined {
		return this.#all.find((batch) => batch.id === id);
	}

	#listed(batch: PrintBatch): ListedBatch {
		return {
			...batch,
			isOwn: this.#facts.isOwn(batch),
			isWaiting: this.#facts.known.rows.some(({ fact, state }) => isNotTaken(state) && batchIdOf(fact) === batch.id),
			perCase: countPerCase(batch.itemIds, this.#caseOf),
			twice: this.twice.filter(({ batches }) => batches.some(({ id }) => id === batch.id))
		};
	}
}

/** The other organisers cannot know of it yet. */
const isNotTaken = (state: OrganiserFactRow['state']) => state === 'waiting' || state === 'refused';

/**
 * The tray of collected items: what this device fetched, opened in memory as long as the desk is open. On disk the items stay
 * sealed. When the key is deleted, they are closed again.
 */
import { fractionOf } from '#lib/domain/chance.ts';
import { askedToLeaveOut } from '#lib/domain/asked-to-leave-out.ts';
import { mayPrint, type ItemReview } from '#lib/domain/facts/review.ts';
import { isItemKind, type Kind } from '#lib/domain/kind.ts';
import type { Item } from '#lib/domain/item.ts';
import { setAside } from '#lib/device/collected.ts';
import { findOrganised } from '#lib/device/organisers.ts';
import type { CollectedRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import { waitMs } from '#lib/outbox/sending/retry.ts';
import type { Opened } from '#lib/sealing/open.ts';
import { Batches } from './batches.svelte.ts';
import { cameItemsOf } from './came-items.ts';
import { collectOnce, type Round } from './collect-once.ts';
import type { Fetched } from './collect.ts';
import { ledgerItemsOf } from './ledger-items.ts';
import { openCollected } from './open-collected.ts';
import { Eyes } from './eyes.svelte.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import { Facts } from './facts.svelte.ts';
import { Names } from './names.svelte.ts';
import type { DeskParts } from './parts.ts';
import { Recalls } from './recalls.svelte.ts';
import { Reviews } from './reviews.svelte.ts';
import { wait } from './wait.ts';

/**
 * Why an item stands apart: it was damaged on its way (its digest differs), it cannot be opened, or its inside says something
 * else than its outside.
 */
export type Apart = { kind: 'damaged' } | Exclude<Opened, { kind: 'opened' | 'request' }>;
export interface Entry {
	row: CollectedRow;
	item: Item;
	/** A standing batch of any organiser holds the item, even when nobody has said yet whether its file was printed. */
	isTaken: boolean;
	isPrinted: boolean;
	isPosted: boolean;
	/** What organisers said of the item: held, left out, or fine again. Absent when nobody said anything. */
	review?: ItemReview;
	/** Its writer asks to leave it out. */
	isAskedOut?: boolean;
}
/** A row of a letter or a card. */
type ItemRow = CollectedRow & { kind: Kind };
const isItemRow = (row: CollectedRow): row is ItemRow => isItemKind(row.kind);
export interface ApartEntry {
	row: CollectedRow;
	why: Apart;
}
export type Work = { kind: 'rest' } | { kind: 'fetching'; done: number } | { kind: 'opening'; done: number; total: number };

const lookAgainMs = 20_000;

/** The tray of one open event: its entries, the items that stand apart, and the work of fetching and opening. */
export class Tray {
	work = $state.raw<Work>({ kind: 'rest' });
	/** When the feed was last read to its end. */
	collectedAtMs = $state<number>();
	/** How the last attempt ended, when it did not reach the end of the feed. */
	hindrance = $state<Exclude<Fetched['kind'], 'fetched'>>();
	/** How many items on the server this app is too old to read. */
	notRead = $state(0);
	/** How many items others collected whose bytes the server deleted before this device fetched them. */
	gone = $state(0);
	#rows = $state.raw<CollectedRow[]>([]);
	#opened = $state.raw<Readonly<Record<string, Opened>>>({});
	readonly facts: Facts;
	readonly batches: Batches;
	readonly reviews: Reviews;
	readonly recalls: Recalls;
	readonly names: Names;
	readonly eyes: Eyes;
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;
	#stopWork = new AbortController();
	#collecting: Promise<void> | undefined;
	#isAskedAgain = false;

	readonly entries = $derived.by<Entry[]>(() =>
		this.#rows.flatMap((row) => {
			const opened = this.#opened[row.id];
			return opened?.kind === 'opened' ? [{ row, item: opened.item, ...this.#printOf(row.id), ...this.#saidOf(row.id) }] : [];
		})
	);
	readonly #unopened = $derived.by<ApartEntry[]>(() =>
		this.#rows.flatMap((row): ApartEntry[] => {
			if (row.state === 'damaged') return [{ row, why: { kind: 'damaged' } }];
			const opened = this.#opened[row.id];
			return !opened || opened.kind === 'opened' || opened.kind === 'request' ? [] : [{ row, why: opened }];
		})
	);
	/** Items that could not be taken in as they came, and that nobody holds. They wait for a person to look at them. */
	readonly apart = $derived.by(() => this.#unopened.filter(({ row }) => !row.isAside && mayPrint(this.reviews.byId.get(row.id))));
	/** Items that a person put aside. When a newer app or a better copy opens one later, it becomes an ordinary entry. */
	readonly aside = $derived.by(() => this.#unopened.filter(({ row }) => row.isAside));
	readonly late = $derived.by(() => this.#rows.filter((row) => row.late).length);
	readonly fetched = $derived.by(() => this.rows.length);
	/** What writers ask about letters and cards that they handed in. */
	readonly requests = $derived.by(() =>
		this.#rows.flatMap(({ id, device }) => {
			const opened = this.#opened[id];
			return opened?.kind === 'request' ? [{ device, request: opened.request }] : [];
		})
	);
	/** The letters and cards whose writers ask to leave them out, and the requests for which none is here. */
	readonly asked = $derived.by(() => askedToLeaveOut(this.requests, this.rows));
	/** The collected letters and cards, opened or not. */
	readonly rows: readonly ItemRow[] = $derived.by(() => this.#rows.filter(isItemRow));
	readonly ledgerItems = $derived.by(() => ledgerItemsOf(this.rows, this.#opened));
	/** All that came, with the link it came by. */
	readonly came = $derived.by(() => cameItemsOf(this.#rows, this.#opened, this.reviews.byId));
	readonly #cases = $derived.by(() => Object.fromEntries(this.#rows.map((row) => [row.id, row.caseId])));

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#parts = parts;
		this.#open = open;
		this.facts = new Facts(parts, open, () => this.names.read());
		this.names = new Names(this.facts, open);
		this.eyes = new Eyes(parts, open, () => this.entries);
		this.batches = new Batches(this.facts, (id) => this.#cases[id]);
		this.reviews = new Reviews(this.facts, open);
		this.recalls = new Recalls(parts, open, this.facts, () => ({
			items: this.rows,
			reviews: this.reviews.byId,
			prints: this.batches.prints
		}));
	}

	/** Everything that was collected, also requests: each has a number of its device. */
	get everything(): readonly CollectedRow[] {
		return this.#rows;
	}

	/** Opens what is here, and then collects again and again until `signal` aborts. */
	async run(signal: AbortSignal): Promise<void> {
		const { random } = this.#parts;
		signal.addEventListener('abort', () => this.stop());
		void this.#open.refresh();
		// Before any item is shown it is known which are held.
		await this.facts.refresh();
		await this.openNew();
		for (let failures = 0; !signal.aborted;) {
			await this.collect();
			failures = this.hindrance ? failures + 1 : 0;
			await wait(failures > 0 ? waitMs(failures, fractionOf(random)) : lookAgainMs, this.#parts, signal);
		}
	}

	/**
	 * Reads the feed from where it stopped last to its end, and opens what came. A person can start it too. When it is called
	 * while a round is running, it does one more round, because the new item may lie behind the end that was read.
	 */
	collect(): Promise<void> {
		this.#isAskedAgain = true;
		this.#collecting ??= this.#collectAll().finally(() => (this.#collecting = undefined));
		return this.#collecting;
	}

	/** Stops fetching or opening. What is here stays, and the next round goes on. */
	stop() {
		this.#isAskedAgain = false;
		this.#stopWork.abort();
	}

	/** Opens the items that came to this device by another way than the feed, and looks at all that is new. */
	async openNew(): Promise<void> {
		if (this.#stopWork.signal.aborted) this.#stopWork = new AbortController();
		const { database } = this.#parts;
		const look = async () => {
			const known = await findOrganised(database, this.#open.code);
			[this.notRead, this.gone] = [known?.notRead?.length ?? 0, known?.gone ?? 0];
			await openCollected(this.#round());
		};
		await storing(look, () => (this.hindrance = 'not-saved'));
		this.work = { kind: 'rest' };
		void this.eyes.look(this.#stopWork.signal);
	}

	/** Puts aside everything that stands apart now. What comes later stands apart again. */
	putAside = () => this.#setAside(this.apart, true);
	takeBack = () => this.#setAside(this.aside, false);

	async #setAside(entries: readonly ApartEntry[], isAside: boolean): Promise<{ kind: 'saved' | 'not-saved' }> {
		const ids = Object.fromEntries(entries.map(({ row }) => [row.id, true]));
		const save = async () => {
			await setAside(this.#parts.database, this.#open.code, Object.keys(ids), isAside);
			this.#rows = this.#rows.map((row) => (ids[row.id] ? { ...row, isAside } : row));
			return { kind: 'saved' } as const;
		};
		return storing(save, () => ({ kind: 'not-saved' }) as const);
	}

	async #collectAll(): Promise<void> {
		try {
			while (this.#isAskedAgain) {
				this.#isAskedAgain = false;
				this.#stopWork = new AbortController();
				const [ended] = await Promise.all([collectOnce(this.#round()), this.facts.sync()]);
				if (ended.kind === 'not-saved') this.hindrance = ended.kind;
			}
		} finally {
			this.work = { kind: 'rest' };
			void this.eyes.look(this.#stopWork.signal);
		}
	}

	#round(): Round {
		const { net, database, clock } = this.#parts;
		const { code, token, keyring } = this.#open;
		return {
			...{ net, database, clock, event: code, token, identity: keyring.identities, signal: this.#stopWork.signal },
			openedBefore: (id) => this.#opened[id],
			onFetching: (done) => (this.work = { kind: 'fetching', done }),
			onFetched: (fetched) => this.#noteEnd(fetched),
			onReadAnew: () => void this.#open.refresh(),
			onRows: (rows) => {
				this.#rows = rows;
				// What there is news of is held before anybody could print it.
				void this.recalls.settle();
			},
			onOpening: (done, total) => (this.work = { kind: 'opening', done, total }),
			onOpened: (opened) => (this.#opened = { ...this.#opened, ...Object.fromEntries(opened) })
		};
	}

	#noteEnd(fetched: Fetched) {
		this.hindrance = fetched.kind === 'fetched' ? undefined : fetched.kind;
		// A server that was restored from a backup may not know yet that the event was handed to these words.
		if (fetched.kind === 'refused') void this.#open.refresh();
		if (fetched.kind !== 'fetched') return;
		[this.notRead, this.gone] = [fetched.notRead ?? 0, fetched.gone ?? 0];
		this.collectedAtMs = this.#parts.clock.nowMs();
	}

	#saidOf(id: string) {
		return { review: this.reviews.byId.get(id), isAskedOut: this.asked.ids.has(id) };
	}

	#printOf(id: string) {
		const state = this.batches.prints.get(id)?.state;
		return { isTaken: state !== undefined, isPrinted: state === 'printed' || state === 'posted', isPosted: state === 'posted' };
	}
}

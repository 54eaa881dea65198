/**
 * The tray of collected items: what this device fetched, opened in memory as long as the desk is open. On disk they stay sealed;
 * letting go of the key closes them again.
 */
import type { Item } from '#lib/domain/item.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { collectedBytesOf, collectedOf, markCollected } from '#lib/device/collected.ts';
import { theDatabase } from '#lib/device/database.ts';
import { findOrganised } from '#lib/device/organisers.ts';
import type { CollectedRow } from '#lib/device/rows.ts';
import { fetchFeed, reportCollected, type Collecting, type Fetched } from './collect.ts';
import { ownServer } from '#lib/net/ask.ts';
import { waitMs } from '#lib/outbox/sending/retry.ts';
import { openInWorker } from '#lib/sealing/open-in-worker.ts';
import { openItem, type Opened } from '#lib/sealing/open.ts';
import { Batches } from './batches.svelte.ts';
import { wait } from './live-tally.svelte.ts';
import type { OpenEvent } from './open-event.svelte.ts';

/** Why an item stands apart: damaged on its way (its digest differs), not to be opened, or another inside than outside. */
export type Apart = { kind: 'damaged' } | Exclude<Opened, { kind: 'opened' }>;
export interface Entry {
	row: CollectedRow;
	item: Item;
	/** In a print batch that stands, anyone's, also when nobody has said yet whether its file was printed. */
	isTaken: boolean;
	isPrinted: boolean;
	isPosted: boolean;
}
export interface ApartEntry {
	row: CollectedRow;
	why: Apart;
}
export type Work = { kind: 'rest' } | { kind: 'fetching'; done: number } | { kind: 'opening'; done: number; total: number };

const lookAgainMs = 20_000;

export class Tray {
	work = $state.raw<Work>({ kind: 'rest' });
	/** When the feed was last read to its end. */
	collectedAtMs = $state<number>();
	/** How the last attempt ended, when it did not reach the end of the feed. */
	hindrance = $state<Exclude<Fetched['kind'], 'fetched'>>();
	/** Items on the server that this app is too old for. */
	notRead = $state(0);
	#rows = $state.raw<CollectedRow[]>([]);
	#opened = $state.raw<Readonly<Record<string, Opened>>>({});
	readonly batches: Batches;
	readonly #open: OpenEvent;
	#stopWork = new AbortController();
	#isCollecting = false;

	readonly entries = $derived.by<Entry[]>(() =>
		this.#rows.flatMap((row) => {
			const opened = this.#opened[row.id];
			return opened?.kind === 'opened' ? [{ row, item: opened.item, ...this.#printOf(row.id) }] : [];
		})
	);
	readonly apart = $derived.by<ApartEntry[]>(() =>
		this.#rows.flatMap((row): ApartEntry[] => {
			if (row.state === 'damaged') return [{ row, why: { kind: 'damaged' } }];
			const opened = this.#opened[row.id];
			return opened && opened.kind !== 'opened' ? [{ row, why: opened }] : [];
		})
	);
	readonly late = $derived(this.#rows.filter((row) => row.late).length);
	readonly fetched = $derived(this.#rows.length);
	readonly #cases = $derived(Object.fromEntries(this.#rows.map((row) => [row.id, row.caseId])));

	constructor(open: OpenEvent) {
		this.#open = open;
		this.batches = new Batches(open, (id) => this.#cases[id]);
	}

	get rows(): readonly CollectedRow[] {
		return this.#rows;
	}

	get collecting(): Collecting {
		const { code, token } = this.#open;
		const onProgress = (done: number) => (this.work = { kind: 'fetching', done });
		const signal = this.#stopWork.signal;
		return { net: ownServer, database: theDatabase(), clock: deviceClock, event: code, token, onProgress, signal };
	}

	/** Opens what is here, then collects again and again until `signal` says stop. */
	async run(signal: AbortSignal): Promise<void> {
		signal.addEventListener('abort', () => this.#stopWork.abort());
		await this.refresh();
		await this.#openAll();
		for (let failures = 0; !signal.aborted;) {
			await this.collect();
			failures = this.hindrance ? failures + 1 : 0;
			await wait(failures > 0 ? waitMs(failures, Math.random()) : lookAgainMs, signal);
		}
	}

	/** Reads the feed from where it was left to its end and opens what came. A person can call it too. */
	async collect(): Promise<void> {
		if (this.#isCollecting) return;
		this.#isCollecting = true;
		this.#stopWork = new AbortController();
		const [fetched] = await Promise.all([fetchFeed(this.collecting), this.batches.sync()]);
		this.hindrance = fetched.kind === 'fetched' ? undefined : fetched.kind;
		if (fetched.kind === 'fetched') this.collectedAtMs = deviceClock.nowMs();
		await this.refresh();
		await this.#openAll();
		// Only now may a writer's device let go of its copy (I7).
		await reportCollected(this.collecting);
		this.work = { kind: 'rest' };
		this.#isCollecting = false;
	}

	/** Stops fetching or opening; what is here stays, and the next round goes on. */
	stop() {
		this.#stopWork.abort();
	}

	/** Opens what came to this device by another way than the feed. */
	async openNew(): Promise<void> {
		if (this.#stopWork.signal.aborted) this.#stopWork = new AbortController();
		await this.refresh();
		await this.#openAll();
	}

	/** Reads the rows and the print batches anew. */
	async refresh(): Promise<void> {
		const { code } = this.#open;
		const reading = [collectedOf(theDatabase(), code), findOrganised(theDatabase(), code), this.batches.refresh()] as const;
		const [rows, organised] = await Promise.all(reading);
		this.#rows = rows;
		this.notRead = organised?.notRead?.length ?? 0;
	}

	#printOf(id: string) {
		const state = this.batches.prints.get(id)?.state;
		return { isTaken: state !== undefined, isPrinted: state === 'printed' || state === 'posted', isPosted: state === 'posted' };
	}

	async #openAll(): Promise<void> {
		const closed = this.#rows.filter((row) => row.state !== 'damaged' && !this.#opened[row.id]);
		if (closed.length > 0) await this.#openThese(closed);
		this.work = { kind: 'rest' };
	}

	async #openThese(rows: CollectedRow[]): Promise<void> {
		const { code, key } = this.#open;
		const ids = rows.map((row) => row.id);
		const bytes = await collectedBytesOf(theDatabase(), code, ids);
		const items = rows.map((row) => ({ sealed: bytes.get(row.id) ?? new Uint8Array(), outside: outsideOf(row) }));
		const onProgress = (done: number) => (this.work = { kind: 'opening', done, total: items.length });
		onProgress(0);
		const { kind, opened } = await openInWorker(items, key.identity, { onProgress, signal: this.#stopWork.signal });
		// A browser without module workers opens them here, one after the other.
		if (kind === 'no-worker')
			for (const [at, { sealed, outside }] of items.entries()) opened[at] ??= await openItem(sealed, key.identity, outside);
		const byId = opened.flatMap((each, at) => (each ? [[ids[at] ?? '', each] as const] : []));
		this.#opened = { ...this.#opened, ...Object.fromEntries(byId) };
		const idsThat = (areOpened: boolean) => byId.flatMap(([id, each]) => ((each.kind === 'opened') === areOpened ? [id] : []));
		await markCollected(theDatabase(), code, idsThat(true), 'opened');
		await markCollected(theDatabase(), code, idsThat(false), 'unreadable');
	}
}

const outsideOf = ({ event, id, caseId, kind, keyVersion }: CollectedRow) => ({ event, id, caseId, kind, keyVersion });

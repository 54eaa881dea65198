/**
 * The tray of collected items: what this device fetched, opened in memory as long as the desk is open. On disk they stay sealed;
 * letting go of the key closes them again.
 */
import type { Item } from '#lib/domain/item.ts';
import type { FeedItem } from '#lib/domain/wire.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { collectedOf, printedOf, sealedBytesOf, setCollectedState, storePage, type Fetched } from '#lib/device/collected.ts';
import { theDatabase } from '#lib/device/database.ts';
import { organisedOf } from '#lib/device/organised.ts';
import type { CollectedRow } from '#lib/device/rows.ts';
import { digestOf, fromBase64 } from '#lib/sealing/bytes.ts';
import { openInWorker } from '#lib/sealing/open-in-worker.ts';
import { openItem, type Opened } from '#lib/sealing/open.ts';
import { wait, waitMs } from './live-tally.svelte.ts';
import { askFeed, markCollected } from './organiser-api.ts';
import type { OpenEvent } from './organiser.svelte.ts';

/** Why an item stands apart: damaged on its way (its digest differs), not to be opened, or another inside than outside. */
export type Apart = { kind: 'damaged' } | Exclude<Opened, { kind: 'opened' }>;
export interface Entry {
	row: CollectedRow;
	item: Item;
	isPrinted: boolean;
}
export interface ApartEntry {
	row: CollectedRow;
	why: Apart;
}
export type Work = { kind: 'rest' } | { kind: 'fetching'; done: number } | { kind: 'opening'; done: number; total: number };

const pageSize = 200;
const lookAgainMs = 20_000;
const idsAtOnce = 500;

export class Tray {
	work = $state.raw<Work>({ kind: 'rest' });
	/** When the feed was last read to its end. */
	collectedAtMs = $state<number>();
	/** The last attempt did not reach the server. */
	isUnreached = $state(false);
	isStopped = $state(false);
	#rows = $state.raw<CollectedRow[]>([]);
	#opened = $state.raw<Readonly<Record<string, Opened>>>({});
	/** Ids whose bytes are not the ones the server names. */
	#damaged = $state.raw<Readonly<Record<string, true>>>({});
	/** Id to the print run it came out with. */
	#printed = $state.raw<Readonly<Record<string, string>>>({});
	readonly #open: OpenEvent;
	#stopWork = new AbortController();

	readonly entries = $derived.by<Entry[]>(() =>
		this.#rows.flatMap((row) => {
			const opened = this.#opened[row.id];
			return opened?.kind === 'opened' ? [{ row, item: opened.item, isPrinted: this.#printed[row.id] !== undefined }] : [];
		})
	);
	readonly apart = $derived.by<ApartEntry[]>(() =>
		this.#rows.flatMap((row): ApartEntry[] => {
			if (this.#damaged[row.id]) return [{ row, why: { kind: 'damaged' } }];
			const opened = this.#opened[row.id];
			return opened && opened.kind !== 'opened' ? [{ row, why: opened }] : [];
		})
	);
	readonly late = $derived(this.#rows.filter((row) => row.late).length);
	readonly fetched = $derived(this.#rows.length);

	constructor(open: OpenEvent) {
		this.#open = open;
	}

	get rows(): readonly CollectedRow[] {
		return this.#rows;
	}

	/** Opens what is here, then collects again and again until `signal` says stop. */
	async run(signal: AbortSignal): Promise<void> {
		await this.openAll();
		for (let attempt = 0; !signal.aborted; attempt++) {
			await this.collect();
			if (!this.isUnreached) attempt = 0;
			await wait(this.isUnreached ? waitMs(attempt, Math.random()) : lookAgainMs, signal);
		}
	}

	/** Reads the feed from where it was left to its end. A person can call it too. */
	async collect(): Promise<void> {
		if (this.work.kind !== 'rest') return;
		this.#stopWork = new AbortController();
		this.isStopped = false;
		const outcome = await this.#fetchAll();
		this.isUnreached = outcome === 'unreached';
		if (outcome === 'end') this.collectedAtMs = deviceClock.nowMs();
		this.work = { kind: 'rest' };
		await this.openAll();
		await this.#report();
	}

	/** Stops fetching or opening; what is here stays, and the next round goes on. */
	stop() {
		this.isStopped = true;
		this.#stopWork.abort();
	}

	/** Opens in a worker whatever lies here sealed. */
	async openAll(): Promise<void> {
		await this.refresh();
		const closed = this.#rows.filter((row) => !this.#opened[row.id] && !this.#damaged[row.id]);
		if (closed.length === 0 || this.work.kind !== 'rest') return;
		this.work = { kind: 'opening', done: 0, total: closed.length };
		await this.#openThese(closed);
		this.work = { kind: 'rest' };
	}

	/** Reads the rows and the print marks anew. */
	async refresh(): Promise<void> {
		const database = theDatabase();
		const [rows, printed] = await Promise.all([collectedOf(database, this.#open.code), printedOf(database, this.#open.code)]);
		this.#rows = rows;
		this.#printed = Object.fromEntries(printed.map((row) => [row.id, row.run]));
	}

	async #fetchAll(): Promise<'end' | 'unreached' | 'stopped'> {
		const { code, token } = this.#open;
		const signal = this.#stopWork.signal;
		let after = (await organisedOf(theDatabase(), code))?.cursor ?? 0;
		for (let done = 0; ;) {
			if (done > 0) this.work = { kind: 'fetching', done };
			const page = await askFeed(code, token, after, pageSize, signal);
			if (signal.aborted) return 'stopped';
			if (page.kind !== 'answer') return 'unreached';
			if (page.value.letters.length === 0) return 'end';
			await storePage(theDatabase(), code, await this.#checked(page.value.letters), page.value.next);
			if (page.value.next <= after) return 'end';
			after = page.value.next;
			done += page.value.letters.length;
		}
	}

	/** An item whose bytes are not the ones the server names stays in the list, and is shown apart. */
	async #checked(letters: FeedItem[]): Promise<Fetched[]> {
		return Promise.all(
			letters.map(async ({ n, id, seq, device, caseId, kind, keyVersion, digest, sealed, receivedAt, late }) => {
				const bytes = fromBase64(sealed) ?? new Uint8Array();
				const isWhole = (await digestOf(bytes)) === digest;
				const state = isWhole ? ('fetched' as const) : ('unreadable' as const);
				const row = { event: this.#open.code, id, n, seq, device, caseId, kind, keyVersion, digest, receivedAt, late, state };
				return { row, bytes };
			})
		);
	}

	async #openThese(rows: CollectedRow[]): Promise<void> {
		const { code, key } = this.#open;
		const bytes = await sealedBytesOf(
			theDatabase(),
			code,
			rows.map((row) => row.id)
		);
		const whole: CollectedRow[] = [];
		const damaged = { ...this.#damaged };
		for (const row of rows) {
			const sealed = bytes.get(row.id);
			if (sealed && (await digestOf(sealed)) === row.digest) whole.push(row);
			else damaged[row.id] = true;
		}
		this.#damaged = damaged;
		const items = whole.map((row) => ({ sealed: bytes.get(row.id) ?? new Uint8Array(), outside: outsideOf(row) }));
		const onProgress = (done: number) => (this.work = { kind: 'opening', done, total: items.length });
		const outcome = await openInWorker(items, key.identity, { onProgress, signal: this.#stopWork.signal });
		// A browser without module workers opens them here, one after the other.
		if (outcome.kind === 'no-worker')
			for (const { sealed, outside } of items.slice(outcome.opened.length))
				outcome.opened.push(await openItem(sealed, key.identity, outside));
		const opened = outcome.opened.map((each, index) => [whole[index]?.id ?? '', each] as const);
		this.#opened = { ...this.#opened, ...Object.fromEntries(opened) };
		await this.#noteOpened(whole.filter((row) => row.state === 'fetched'));
	}

	async #noteOpened(rows: CollectedRow[]): Promise<void> {
		const { code } = this.#open;
		const seen = rows.filter(({ id }) => this.#opened[id]);
		const ids = (isOpened: boolean) =>
			seen.filter(({ id }) => (this.#opened[id]?.kind === 'opened') === isOpened).map((row) => row.id);
		await setCollectedState(theDatabase(), code, ids(true), 'opened');
		await setCollectedState(theDatabase(), code, ids(false), 'unreadable');
		await this.refresh();
	}

	/** Tells the server what was opened: only then may a writer's device let go of its copy (I7). */
	async #report(): Promise<void> {
		const { code, token } = this.#open;
		const ids = this.#rows.filter((row) => row.state === 'opened').map((row) => row.id);
		for (let from = 0; from < ids.length; from += idsAtOnce) {
			const some = ids.slice(from, from + idsAtOnce);
			if ((await markCollected(code, token, some)).kind !== 'answer') break;
			await setCollectedState(theDatabase(), code, some, 'reported');
		}
		await this.refresh();
	}
}

const outsideOf = ({ event, id, caseId, kind, keyVersion }: CollectedRow) => ({ event, id, caseId, kind, keyVersion });

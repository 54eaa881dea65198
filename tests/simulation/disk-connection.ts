/**
 * One page's connection to a disk in memory, and its transactions. Two transactions that need the same table run one after the
 * other, unless both only read. A transaction fails when its body waits for anything but the disk. A connection can hang, as in
 * IndexedDB.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '#lib/device/database.ts';
import { keysOf, type Change } from './disk-rows.ts';
import type { MemoryDisk } from './memory-disk.ts';
import { MemoryTable } from './memory-table.ts';
import type { Life } from './stage.ts';
import { nextTurn } from './turns.ts';

export class Transaction {
	readonly change: Change = new Map();
	readonly connection: DiskConnection;
	readonly tables: string[];
	readonly isWriting: boolean;
	isOver = false;
	constructor(connection: DiskConnection, tables: string[], isWriting: boolean) {
		this.connection = connection;
		this.tables = tables;
		this.isWriting = isWriting;
	}
}

const current = new AsyncLocalStorage<Transaction>();

/** The code of `lib/device` uses it as its `Database`. */
export class DiskConnection {
	readonly disk: MemoryDisk;
	/** The page that uses this connection. */
	readonly life: Life;
	#hung: 'until closed' | 'for good' | undefined;
	#failing: ((fault: unknown) => void)[] = [];

	constructor(disk: MemoryDisk, life: Life) {
		this.disk = disk;
		this.life = life;
		for (const name of Object.keys(keysOf)) Object.assign(this, { [name]: new MemoryTable(name, this) });
	}

	asDatabase = () => this as unknown as Database;

	/**
	 * Fails every question that still waits. After `hang('for good')` these are never answered. Later questions are answered
	 * again, because Dexie then reopens.
	 */
	close() {
		const isHung = this.#hung === 'for good';
		this.#hung = undefined;
		this.abortOpen();
		const failing = this.#failing.splice(0);
		if (!isHung) failing.forEach((fail) => fail(closed()));
	}

	/** Stops answering until `close` is called. `close` then fails what waits, but not after `'for good'`. */
	hang(how: 'until closed' | 'for good') {
		this.#hung = how;
	}

	get isHung() {
		return this.#hung !== undefined;
	}

	open(): Promise<unknown> {
		return this.disk.stage.soon(this.life, () => undefined);
	}

	/** Called when the page dies. What it did not commit is gone. */
	drop() {
		this.disk.connections.delete(this);
		for (const each of [...this.disk.open]) if (each.connection === this) this.#leave(each);
	}

	/** Ends the open transactions of this page, as a tablet does when it puts a page to sleep. */
	abortOpen() {
		for (const each of [...this.disk.open]) if (each.connection === this) each.isOver = true;
		this.disk.open.splice(0, this.disk.open.length, ...this.disk.open.filter((each) => each.connection !== this));
	}

	async transaction<T>(mode: string, ...rest: unknown[]): Promise<T> {
		const work = rest.pop() as () => Promise<T>;
		const tables = rest.flat().map((table) => (table as MemoryTable).name);
		const transaction = new Transaction(this, tables, mode.startsWith('rw'));
		await this.#wait(
			() => void this.disk.open.push(transaction),
			() => this.disk.isFree(tables, transaction.isWriting)
		);
		try {
			const value = await this.#body(transaction, work);
			if (transaction.isWriting) await this.#wait(() => this.#commit(transaction));
			return value;
		} finally {
			this.#leave(transaction);
		}
	}

	async #body<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
		let isDone = false;
		const inactive = new Promise<never>((_, fail) => {
			// The disk answers a body at once. A body that still runs after one turn of the event loop waits for something else.
			nextTurn(() => {
				if (!isDone) fail(new DOMException('it waited for something else', 'TransactionInactiveError'));
			});
		});
		const body = current.run(transaction, work).finally(() => (isDone = true));
		return Promise.race([body, inactive]);
	}

	#commit(transaction: Transaction) {
		if (transaction.isOver) throw new DOMException('it was ended', 'AbortError');
		this.disk.commit(transaction.change);
		this.#leave(transaction);
	}

	#leave(transaction: Transaction) {
		transaction.isOver = true;
		const at = this.disk.open.indexOf(transaction);
		if (at >= 0) this.disk.open.splice(at, 1);
	}

	/**
	 * Reads or writes one table. Inside a transaction of this connection that happens at once; otherwise it gets a transaction of
	 * its own.
	 */
	ask<T>(table: string, isWriting: boolean, work: (transaction: Transaction) => T): Promise<T> {
		const within = current.getStore();
		if (within?.connection === this && !within.isOver)
			return within.tables.includes(table) ? asked(work, within) : outside(table);
		return this.#wait(
			() => {
				const own = new Transaction(this, [table], isWriting);
				const value = work(own);
				this.disk.commit(own.change);
				return value;
			},
			() => this.disk.isFree([table], isWriting)
		);
	}

	#wait<T>(work: () => T, isReady: () => boolean = () => true): Promise<T> {
		return new Promise<T>((settle, fail) => {
			this.#failing.push(fail);
			const run = () => {
				const at = this.#failing.indexOf(fail);
				if (at < 0) return;
				this.#failing.splice(at, 1);
				try {
					settle(work());
				} catch (fault) {
					fail(fault);
				}
			};
			this.disk.stage.later(this.life, run, () => !this.#hung && isReady());
		});
	}
}

const closed = () => Object.assign(new Error('the connection was closed'), { name: 'DatabaseClosedError' });
const outside = (table: string) =>
	Promise.reject(Object.assign(new Error(`${table} is not part of it`), { name: 'NotFoundError' }));

async function asked<T>(work: (transaction: Transaction) => T, transaction: Transaction): Promise<T> {
	return work(transaction);
}

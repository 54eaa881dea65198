/** One page's connection to a disk in memory, and its transactions: in turn, ended when they wait for something else, and able to hang. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '#lib/device/database.ts';
import { keysOf, type Change } from './disk-rows.ts';
import type { MemoryDisk } from './memory-disk.ts';
import { MemoryTable } from './memory-table.ts';
import type { Life } from './stage.ts';

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

/** One page's connection; looks like `Database` to the device room. */
export class DiskConnection {
	readonly disk: MemoryDisk;
	/** Of the page. */
	readonly life: Life;
	#hung: 'until closed' | 'for good' | undefined;
	#failing: ((fault: unknown) => void)[] = [];

	constructor(disk: MemoryDisk, life: Life) {
		this.disk = disk;
		this.life = life;
		for (const name of Object.keys(keysOf)) Object.assign(this, { [name]: new MemoryTable(name, this) });
	}

	asDatabase = () => this as unknown as Database;

	/** What waits ends as an error, unless it hangs for good; Dexie opens again when it is next asked. */
	close() {
		const isHung = this.#hung === 'for good';
		this.#hung = undefined;
		this.abortOpen();
		const failing = this.#failing.splice(0);
		if (!isHung) failing.forEach((fail) => fail(closed()));
	}

	/** From now on no question is answered, until it is closed; and those of before then, or not even then. */
	hang(how: 'until closed' | 'for good') {
		this.#hung = how;
	}

	get isHung() {
		return this.#hung !== undefined;
	}

	open(): Promise<unknown> {
		return this.disk.stage.soon(this.life, () => undefined);
	}

	/** For when the page dies: what was not committed has never been. */
	drop() {
		this.disk.connections.delete(this);
		for (const each of [...this.disk.open]) if (each.connection === this) this.#leave(each);
	}

	/** A tablet that puts a page to sleep ends its transactions. */
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
		const inactive = new Promise<never>((_, fail) => {
			// Its own questions are answered at once, so a body that is not done after a turn of the loop waits for something else.
			setImmediate(() => fail(new DOMException('it waited for something else', 'TransactionInactiveError')));
		});
		return Promise.race([current.run(transaction, work), inactive]);
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

	/** Reads and writes of one table: within its transaction at once, else in one of its own. */
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

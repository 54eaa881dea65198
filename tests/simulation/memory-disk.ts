/**
 * IndexedDB in memory, as far as the device room uses Dexie: strict transactions that hold their tables, commit whole or not at all,
 * and end when they wait for something that is not theirs. What is committed outlives every page. Long, for it is one disk.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '#lib/device/database.ts';
import { aLife, type Life, type Stage } from './stage.ts';

export type Row = Record<string, unknown>;
type Change = Map<string, Map<string, Row | undefined>>;

const keysOf: Record<string, string[]> = {
	events: ['code'],
	sittingKeys: ['id'],
	sittings: ['id'],
	drafts: ['id'],
	outbox: ['id'],
	sealed: ['id'],
	kept: ['id'],
	drains: ['event'],
	collected: ['event', 'id'],
	collectedBytes: ['event', 'id'],
	printFacts: ['event', 'id'],
	batchNumbers: ['event', 'batch'],
	batchFeeds: ['event'],
	carried: ['event', 'id'],
	carriedDevices: ['event', 'device'],
	counts: ['id'],
	organisers: ['code']
};
const keyOf = (table: string, row: Row) => keysOf[table]!.map((field) => String(row[field])).join('\n');
const keyText = (key: unknown) => (Array.isArray(key) ? key.join('\n') : String(key));

/** `full`: no write is taken. `aborts`: the next commit fails. `rots`: the next sealed bytes are written wrong. */
export type DiskFault = 'full' | 'aborts' | 'rots';

/** What lies on one device's disk. */
export class MemoryDisk {
	readonly stage: Stage;
	readonly tables = new Map<string, Map<string, Row>>(Object.keys(keysOf).map((name) => [name, new Map<string, Row>()]));
	readonly faults = new Set<DiskFault>();
	readonly open: Transaction[] = [];
	readonly connections = new Set<DiskConnection>();

	constructor(stage: Stage) {
		this.stage = stage;
	}

	rows<T>(table: string): T[] {
		return [...this.tables.get(table)!.values()] as T[];
	}

	connect(life: Life): DiskConnection {
		const connection = new DiskConnection(this, life);
		this.connections.add(connection);
		return connection;
	}

	/** Everything is gone, as when the browser needs room. */
	evict() {
		for (const table of this.tables.values()) table.clear();
	}

	isFree(tables: string[], isWriting: boolean, own?: Transaction): boolean {
		return !this.open.some(
			(each) => each !== own && (isWriting || each.isWriting) && each.tables.some((t) => tables.includes(t))
		);
	}

	/** All of it or nothing. */
	commit(change: Change) {
		if (this.faults.delete('aborts')) throw new DOMException('the commit failed', 'AbortError');
		if (this.faults.has('full') && [...change.values()].some((rows) => [...rows.values()].some(Boolean)))
			throw new DOMException('no room', 'QuotaExceededError');
		for (const [table, rows] of change)
			for (const [key, row] of rows) {
				if (row) this.tables.get(table)!.set(key, this.#written(table, row));
				else this.tables.get(table)!.delete(key);
			}
	}

	#written(table: string, row: Row): Row {
		if (table !== 'sealed' || !this.faults.delete('rots')) return row;
		const bytes = (row.bytes as Uint8Array).slice();
		bytes[0] = (bytes[0] ?? 0) ^ 1;
		return { ...row, bytes };
	}
}

class Transaction {
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

class MemoryTable {
	readonly name: string;
	readonly connection: DiskConnection;
	constructor(name: string, connection: DiskConnection) {
		this.name = name;
		this.connection = connection;
	}

	get = (key: unknown) => this.#read((find) => find(keyText(key)));
	bulkGet = (keys: unknown[]) => this.#read((find) => keys.map((key) => find(keyText(key))));
	count = () => this.toCollection().count();
	put = (row: Row) => this.#write((set) => set(keyOf(this.name, row), row));
	add = (row: Row) =>
		this.#write((set, find) => {
			if (find(keyOf(this.name, row))) throw new DOMException('the key is taken', 'ConstraintError');
			set(keyOf(this.name, row), row);
		});
	update = (key: unknown, change: Row) =>
		this.#write((set, find) => {
			const row = find(keyText(key));
			if (row) set(keyText(key), { ...row, ...change });
			return row ? 1 : 0;
		});
	delete = (key: unknown) => this.#write((set) => set(keyText(key), undefined));
	bulkPut = (rows: Row[]) => this.#write((set) => rows.forEach((row) => set(keyOf(this.name, row), row)));
	bulkDelete = (keys: unknown[]) => this.#write((set) => keys.forEach((key) => set(keyText(key), undefined)));
	toCollection = () => new MemoryCollection(this, () => true);

	where(asked: string | Row) {
		if (typeof asked !== 'string')
			return new MemoryCollection(this, (row) => Object.entries(asked).every(([field, value]) => row[field] === value));
		const fields = asked.replace(/[[\]]/g, '').split('+');
		const textOf = (row: Row) => fields.map((field) => String(row[field])).join('\n');
		const partsOf = (row: Row) => fields.map((field) => row[field]);
		return {
			between: (from: unknown, to: unknown) =>
				new MemoryCollection(this, (row) => order(from, partsOf(row)) <= 0 && order(partsOf(row), to) <= 0, partsOf),
			equals: (value: unknown) => new MemoryCollection(this, (row) => textOf(row) === keyText(value)),
			anyOf: (values: unknown[]) => {
				const wanted = new Set(values.map(keyText));
				return new MemoryCollection(this, (row) => wanted.has(textOf(row)));
			}
		};
	}

	#read<T>(work: (find: (key: string) => Row | undefined) => T): Promise<T> {
		return this.connection.ask(this.name, false, (transaction) => work((key) => copied(this.#find(transaction, key))));
	}

	#write<T>(work: (set: (key: string, row: Row | undefined) => void, find: (key: string) => Row | undefined) => T): Promise<T> {
		return this.connection.ask(this.name, true, (transaction) =>
			work(
				(key, row) => this.#set(transaction, key, row),
				(key) => copied(this.#find(transaction, key))
			)
		);
	}

	#find(transaction: Transaction, key: string): Row | undefined {
		const changed = transaction.change.get(this.name);
		return changed?.has(key) ? changed.get(key) : this.connection.disk.tables.get(this.name)!.get(key);
	}

	#set(transaction: Transaction, key: string, row: Row | undefined) {
		if (!transaction.isWriting) throw new DOMException('it only reads', 'ReadOnlyError');
		const changed = transaction.change.get(this.name) ?? new Map<string, Row | undefined>();
		transaction.change.set(this.name, changed.set(key, copied(row)));
	}

	/** For a collection: everything as this transaction sees it, and a way to write. */
	over<T>(isWriting: boolean, work: (rows: Row[], set: (row: Row, isGone?: boolean) => void) => T): Promise<T> {
		return this.connection.ask(this.name, isWriting, (transaction) => {
			const all = new Map<string, Row | undefined>(this.connection.disk.tables.get(this.name));
			for (const [key, row] of transaction.change.get(this.name) ?? []) all.set(key, row);
			const rows = [...all.values()].flatMap((row) => (row ? [copied(row)!] : []));
			return work(rows, (row, isGone) => this.#set(transaction, keyOf(this.name, row), isGone ? undefined : row));
		});
	}
}

const copied = (row: Row | undefined) => row && { ...row };

/** As IndexedDB orders keys of numbers and texts, alone or several together. */
function order(one: unknown, other: unknown): number {
	const others = [other].flat();
	for (const [at, part] of [one].flat().entries()) {
		const [a, b] = [part as number, others[at] as number];
		if (a !== b) return a < b ? -1 : 1;
	}
	return 0;
}

class MemoryCollection {
	readonly #table: MemoryTable;
	readonly #isIn: (row: Row) => boolean;
	/** What the rows are asked by. */
	readonly #indexOf: (row: Row) => unknown;
	readonly #isReversed: boolean;
	constructor(
		table: MemoryTable,
		isIn: (row: Row) => boolean,
		indexOf: (row: Row) => unknown = (row) => keyOf(table.name, row),
		isReversed = false
	) {
		this.#table = table;
		this.#isIn = isIn;
		this.#indexOf = indexOf;
		this.#isReversed = isReversed;
	}

	filter = (isIn: (row: Row) => boolean) =>
		new MemoryCollection(this.#table, (row) => this.#isIn(row) && isIn(row), this.#indexOf, this.#isReversed);
	reverse = () => new MemoryCollection(this.#table, this.#isIn, this.#indexOf, !this.#isReversed);
	toArray = () => this.#table.over(false, (rows) => rows.filter(this.#isIn));
	limit = (count: number) => ({ toArray: () => this.#table.over(false, (rows) => this.#sorted(rows).slice(0, count)) });
	last = () => this.#table.over(false, (rows) => this.#sorted(rows).at(-1));
	#sorted = (rows: Row[]) => rows.filter(this.#isIn).sort((a, b) => order(this.#indexOf(a), this.#indexOf(b)));
	count = () => this.#table.over(false, (rows) => rows.filter(this.#isIn).length);
	delete = () => this.#changed((row, set) => set(row, true));
	sortBy = (field: string) =>
		this.#table.over(false, (rows) => {
			const sorted = this.#sorted(rows).sort((a, b) => order(a[field], b[field]));
			return this.#isReversed ? sorted.reverse() : sorted;
		});
	modify = (change: Row | ((row: Row) => void)) =>
		this.#changed((row, set) => {
			if (typeof change === 'function') change(row);
			else Object.assign(row, change);
			set(row);
		});

	/** Gives how many there were. */
	#changed = (change: (row: Row, set: (row: Row, isGone?: boolean) => void) => void) =>
		this.#table.over(true, (rows, set) => {
			const found = rows.filter(this.#isIn);
			found.forEach((row) => change(row, set));
			return found.length;
		});
}

/** For what belongs to nobody who can die. */
export const fate = aLife();

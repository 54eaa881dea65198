/** A table of a disk in memory, and what is asked of many rows at once, as Dexie has them. */
import type { DiskConnection, Transaction } from './disk-connection.ts';
import { keyOf, keyText, type Row } from './disk-rows.ts';

export class MemoryTable {
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
			notEqual: (value: unknown) => new MemoryCollection(this, (row) => textOf(row) !== keyText(value)),
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

	/** For a collection: copies of the rows that are in it, as this transaction sees them, and a way to write. */
	over<T>(
		isWriting: boolean,
		isIn: (row: Row) => boolean,
		work: (rows: Row[], set: (row: Row, isGone?: boolean) => void) => T
	): Promise<T> {
		return this.connection.ask(this.name, isWriting, (transaction) => {
			const found: Row[] = [];
			// Only rows that are asked for are copied. Most questions of a schedule find none, and copying would be most of their work.
			for (const row of this.#seenBy(transaction)) if (row && isIn(row)) found.push({ ...row });
			return work(found, (row, isGone) => this.#set(transaction, keyOf(this.name, row), isGone ? undefined : row));
		});
	}

	#seenBy({ change }: Transaction): Iterable<Row | undefined> {
		const committed = this.connection.disk.tables.get(this.name)!;
		const changed = change.get(this.name);
		return (changed ? new Map<string, Row | undefined>([...committed, ...changed]) : committed).values();
	}
}

const copied = (row: Row | undefined) => row && { ...row };

/** Compares keys in the order of IndexedDB: numbers, texts, or lists of them. */
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
	/** The key or index by which rows are looked up. */
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
	toArray = () => this.#table.over(false, this.#isIn, (rows) => rows);
	limit = (count: number) => ({
		toArray: () => this.#table.over(false, this.#isIn, (rows) => this.#sorted(rows).slice(0, count))
	});
	last = () => this.#table.over(false, this.#isIn, (rows) => this.#sorted(rows).at(-1));
	#sorted = (rows: Row[]) => rows.sort((a, b) => order(this.#indexOf(a), this.#indexOf(b)));
	count = () => this.#table.over(false, this.#isIn, (rows) => rows.length);
	delete = () => this.#changed((row, set) => set(row, true));
	sortBy = (field: string) =>
		this.#table.over(false, this.#isIn, (rows) => {
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
		this.#table.over(true, this.#isIn, (rows, set) => {
			rows.forEach((row) => change(row, set));
			return rows.length;
		});
}

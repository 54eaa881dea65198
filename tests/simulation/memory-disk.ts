/**
 * IndexedDB in memory, as far as the device room uses Dexie: strict transactions that hold their tables, commit whole or not at all,
 * and end when they wait for something that is not theirs. What is committed outlives every page.
 */
import { DiskConnection, type Transaction } from './disk-connection.ts';
import { keysOf, type Change, type Row } from './disk-rows.ts';
import { aLife, type Life, type Stage } from './stage.ts';

/** `full`: no write is taken. `aborts`: the next commit fails. `rots`: the next sealed bytes are written wrong. */
export type DiskFault = 'full' | 'aborts' | 'rots';

/** What lies on one device's disk. */
export class MemoryDisk {
	readonly stage: Stage;
	readonly tables = new Map<string, Map<string, Row>>(Object.keys(keysOf).map((name) => [name, new Map<string, Row>()]));
	readonly faults = new Set<DiskFault>();
	readonly open: Transaction[] = [];
	readonly connections = new Set<DiskConnection>();
	/** Items that became drafts again, each in one commit, and were not handed in since. */
	readonly wentBack = new Set<string>();

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

	/** Deletes everything, as a browser does when it needs room. */
	evict() {
		for (const table of this.tables.values()) table.clear();
	}

	isFree(tables: string[], isWriting: boolean, own?: Transaction): boolean {
		return !this.open.some(
			(each) => each !== own && (isWriting || each.isWriting) && each.tables.some((t) => tables.includes(t))
		);
	}

	/** Commits everything or nothing. */
	commit(change: Change) {
		if (this.faults.delete('aborts')) throw new DOMException('the commit failed', 'AbortError');
		if (this.faults.has('full') && [...change.values()].some((rows) => [...rows.values()].some(Boolean)))
			throw new DOMException('no room', 'QuotaExceededError');
		for (const [table, rows] of change)
			for (const [key, row] of rows) {
				if (row) this.tables.get(table)!.set(key, this.#written(table, row));
				else this.tables.get(table)!.delete(key);
			}
		this.#noteWhatWentBack(change);
	}

	#noteWhatWentBack(change: Change) {
		for (const [id, entry] of change.get('outbox') ?? []) {
			if (entry) this.wentBack.delete(id);
			else if (change.get('drafts')?.get(id)) this.wentBack.add(id);
		}
	}

	#written(table: string, row: Row): Row {
		if (table !== 'sealed' || !this.faults.delete('rots')) return row;
		const bytes = (row.bytes as Uint8Array).slice();
		bytes[0] = (bytes[0] ?? 0) ^ 1;
		return { ...row, bytes };
	}
}

/** A life for work that belongs to no page and so cannot die. */
export const fate = aLife();

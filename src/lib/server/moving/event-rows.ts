/** Reads and writes the rows of one event, table by table, a page at a time. */
import type { SqlDatabase, Tables, Turn } from '../schema.ts';

/**
 * The tables that hold rows of an event, except `events`, `packs` and `counters`. Each stands with the column that tells the rows
 * of one event apart.
 */
const rowTables = {
	recovery_keys: 'auth_hash',
	join_keys: 'join_hash',
	keyring: 'verify_key',
	items: 'id',
	tombstones: 'id',
	devices: 'device',
	paper_facts: 'id',
	print_facts: 'id',
	print_batches: 'batch',
	public_pages: 'name',
	channels: 'id'
} as const satisfies Partial<Record<keyof Tables, string>>;
export type RowTable = keyof typeof rowTables;
/** The names of the tables that hold rows of an event, except `events`, `packs` and `counters`. */
export const rowTableNames = Object.keys(rowTables) as RowTable[];

export type Row<T extends RowTable> = Tables[T];

/** Gives at most so many rows behind the one whose key is `after`, in the order of their keys. */
async function rowsBehind<T extends RowTable>(
	db: SqlDatabase | Turn,
	table: T,
	code: string,
	after: string,
	limit: number
): Promise<Row<T>[]> {
	// All of these tables have `event` and a key of text, but Kysely's types need one of the keys by name.
	const key = rowTables[table] as 'id';
	const page = db
		.selectFrom(table as 'items')
		.selectAll()
		.where('event', '=', code)
		.where(key, '>', after)
		.orderBy(key)
		.limit(limit);
	return (await page.execute()) as unknown as Row<T>[];
}

/** Walks through all rows of the table, page by page. `sizeNext` says how many rows the next page may have. */
export async function eachPage<T extends RowTable>(
	db: SqlDatabase,
	table: T,
	code: string,
	take: (read: (limit: number) => Promise<Row<T>[]>) => Promise<Row<T>[]>
): Promise<void> {
	const keyOf = (row: Row<T>) => (row as unknown as Record<string, string>)[rowTables[table]]!;
	for (let after = ''; ;) {
		const page = await take((limit) => rowsBehind(db, table, code, after, limit));
		const last = page.at(-1);
		if (last === undefined) return;
		after = keyOf(last);
	}
}

/** Deletes at most so many rows of the event. It gives how many it deleted. */
export async function dropRows(db: SqlDatabase, table: RowTable, code: string, limit: number): Promise<number> {
	const key = rowTables[table] as 'id';
	const some = db
		.selectFrom(table as 'items')
		.select(key)
		.where('event', '=', code)
		.limit(limit);
	const { numDeletedRows } = await db
		.deleteFrom(table as 'items')
		.where('event', '=', code)
		.where(key, 'in', some)
		.executeTakeFirstOrThrow();
	return Number(numDeletedRows);
}

/**
 * Writes rows. A row whose key is there already is replaced, except an item: its bytes are the same for ever. It gives how many
 * rows were new or were replaced.
 */
export async function putRows<T extends RowTable>(db: SqlDatabase | Turn, table: T, rows: Row<T>[]): Promise<number> {
	const key = rowTables[table] as 'id';
	const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'event' && column !== key) as 'n'[];
	if (rows.length === 0) return 0;
	const { numInsertedOrUpdatedRows } = await db
		.insertInto(table as 'items')
		.values(rows as unknown as Tables['items'][])
		.onConflict((on) => {
			const same = on.columns(['event', key]);
			if (table === 'items' || columns.length === 0) return same.doNothing();
			return same.doUpdateSet((is) => Object.fromEntries(columns.map((column) => [column, is.ref(`excluded.${column}`)])));
		})
		.executeTakeFirstOrThrow();
	return Number(numInsertedOrUpdatedRows);
}

import type { EntityTable } from 'dexie';

/**
 * Gives the rows with these ids, by id. A missing row is left out. Ids follow the order of time, so the rows of a batch mostly lie side
 * by side, and a browser reads one stretch faster than each row alone.
 */
export async function readTogether<Row extends { id: string }>(
	table: EntityTable<Row, 'id'>,
	ids: string[]
): Promise<Map<string, Row>> {
	const sorted = [...ids].sort();
	const [first, last] = [sorted[0], sorted.at(-1)];
	if (first === undefined || last === undefined) return new Map();
	const stretch = await table.where('id').between(first, last, true, true).limit(ids.length).toArray();
	const found = new Map(stretch.map((row) => [row.id, row]));
	const elsewhere = ids.filter((id) => !found.has(id));
	const others = elsewhere.length > 0 ? await table.bulkGet(elsewhere as Parameters<typeof table.bulkGet>[0]) : [];
	for (const row of others) if (row) found.set(row.id, row);
	return new Map(ids.flatMap((id) => (found.has(id) ? [[id, found.get(id)!]] : [])));
}

/** What the server keeps, in numbers of the whole. Nothing in them is about a single event, device or person. */
import type { SqlDatabase } from '../schema.ts';

export interface Sums {
	events: number;
	items: number;
	sealedBytes: number;
}

/** Reads the sums from the counts that each event keeps, so that it takes as long with a million items as with ten. */
export async function readSums(db: SqlDatabase): Promise<Sums> {
	const { events, items, sealedBytes } = await db
		.selectFrom('counters')
		.select(({ fn }) => [fn.countAll().as('events'), fn.sum('items').as('items'), fn.sum('sealed_bytes').as('sealedBytes')])
		.executeTakeFirstOrThrow();
	return { events: Number(events), items: Number(items), sealedBytes: Number(sealedBytes) };
}

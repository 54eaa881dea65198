/** What the server keeps, in numbers of the whole: nothing of one event, one device or one person. */
import type { SqlDatabase } from '../schema.ts';

export interface Sums {
	events: number;
	items: number;
	sealedBytes: number;
}

/** From the counts that run along with each event, so that it costs the same with a million items. */
export async function readSums(db: SqlDatabase): Promise<Sums> {
	const { events, items, sealedBytes } = await db
		.selectFrom('counters')
		.select(({ fn }) => [fn.countAll().as('events'), fn.sum('items').as('items'), fn.sum('sealed_bytes').as('sealedBytes')])
		.executeTakeFirstOrThrow();
	return { events: Number(events), items: Number(items), sealedBytes: Number(sealedBytes) };
}

/** What an organiser fetches: sealed items in the order they were received. */
import type { Parsed } from '#lib/domain/decode/parse.ts';
import { sealedKinds } from '#lib/domain/kind.ts';
import type { FeedItem, FeedPage } from '#lib/domain/wire/feed.ts';
import { feedBounds } from '../asking/limits.ts';
import { isoMoment } from '../moments.ts';
import type { SqlDatabase, Tables } from '../schema.ts';

export interface FeedQuery {
	after: number;
	limit: number;
}

/** Reads `?after=N&limit=M`. Both may be absent. */
export function parseFeedQuery(search: URLSearchParams): Parsed<FeedQuery> {
	const number = (name: string, usual: number) => {
		const given = search.get(name) ?? String(usual);
		return /^\d{1,15}$/.test(given) ? Number(given) : undefined;
	};
	const [after, limit] = [number('after', 0), number('limit', feedBounds.usual)];
	if (after === undefined || !limit) return { kind: 'malformed', problem: 'after and limit must be whole numbers' };
	return { kind: 'parsed', value: { after, limit: Math.min(limit, feedBounds.letters) } };
}

/**
 * Gives the items after number `after`: at most `limit`, and fewer when they are large. An empty page means that there are no
 * more.
 */
export async function readFeed(db: SqlDatabase, code: string, { after, limit }: FeedQuery): Promise<FeedPage> {
	const last = await lastOfPage(db, code, { after, limit });
	if (last === undefined) return { letters: [], next: after };
	const rows = await db
		.selectFrom('items')
		.selectAll()
		.where('event', '=', code)
		.where('n', '>', after)
		.where('n', '<=', last)
		.orderBy('n')
		.execute();
	return { letters: rows.map(feedItem), next: last };
}

/** Looks at the sizes first, so that a page of large drawings does not fill the memory of a phone or of this server. */
async function lastOfPage(db: SqlDatabase, code: string, { after, limit }: FeedQuery): Promise<number | undefined> {
	const sizes = await db
		.selectFrom('items')
		.select(['n', 'size_bytes'])
		.where('event', '=', code)
		.where('n', '>', after)
		.orderBy('n')
		.limit(limit)
		.execute();
	let sealedBytes = 0;
	let last: number | undefined;
	for (const { n, size_bytes } of sizes) {
		sealedBytes += size_bytes;
		if (last !== undefined && sealedBytes > feedBounds.sealedBytes) break;
		last = n;
	}
	return last;
}

const feedItem = (row: Tables['items']): FeedItem => ({
	n: row.n,
	id: row.id,
	seq: row.seq,
	device: row.device,
	caseId: row.case_id,
	kind: sealedKinds.find((kind) => kind === row.kind) ?? 'letter',
	keyVersion: row.key_version,
	digest: row.digest,
	sealed: Buffer.from(row.sealed).toString('base64'),
	receivedAt: isoMoment(row.received_at),
	...(row.is_late === 1 && { late: true as const }),
	...(row.channel !== null && { channel: row.channel }),
	...(row.collected_at !== null && { collected: true as const }),
	// A sealed item is never empty, so an empty one had its bytes deleted.
	...(row.size_bytes === 0 && { gone: true as const })
});

/** Marks items as opened by an organiser. Ids that are not here are skipped, and marking an item again changes nothing. */
export async function markCollected(db: SqlDatabase, code: string, ids: string[], nowMs: number): Promise<void> {
	await db
		.updateTable('items')
		.set({ collected_at: nowMs })
		.where('event', '=', code)
		.where('id', 'in', ids)
		.where('collected_at', 'is', null)
		.execute();
}

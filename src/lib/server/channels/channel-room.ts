/** What each channel still takes, and the count of what it took. Only the caller that has the event's turn may count. */
import { channelBounds, lateForMs } from '../asking/limits.ts';
import type { Lateness } from '../letters/lateness.ts';
import type { Tables, Turn } from '../schema.ts';

export type ChannelRow = Pick<Tables['channels'], 'id' | 'closed_at' | 'items' | 'sealed_bytes' | 'late_items' | 'late_bytes'>;

/** Reads the channels with these ids. */
export async function channelsAt(turn: Turn, code: string, ids: readonly string[]): Promise<Map<string, ChannelRow>> {
	if (ids.length === 0) return new Map();
	const rows = await turn
		.selectFrom('channels')
		.select(['id', 'closed_at', 'items', 'sealed_bytes', 'late_items', 'late_bytes'])
		.where('event', '=', code)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** What came by a closed link is late, and is taken for 30 days (I11). */
export function latenessBy({ closed_at }: Pick<ChannelRow, 'closed_at'>, nowMs: number): Lateness {
	if (closed_at === null) return 'in-time';
	return nowMs <= closed_at + lateForMs ? 'late' : 'too-late';
}

/** The later of the two. */
export const laterOf = (one: Lateness, other: Lateness): Lateness => {
	const [at, otherAt] = [degrees.indexOf(one), degrees.indexOf(other)];
	return at > otherAt ? one : other;
};
const degrees: Lateness[] = ['in-time', 'late', 'too-late'];

/**
 * Whether one more item of this size fits into the channel. A closed one takes little: what is not taken stays on its device, and goes
 * once that device has a link that is open.
 */
export function channelHasRoom(row: ChannelRow, sizeBytes: number): boolean {
	const { items, sealedBytes, lateItems, lateBytes } = channelBounds;
	if (row.items + 1 > items || row.sealed_bytes + sizeBytes > sealedBytes) return false;
	return row.closed_at === null || (row.late_items + 1 <= lateItems && row.late_bytes + sizeBytes <= lateBytes);
}

/** Gives the row as it is with one more item of this size. */
export const channelWithItem = (row: ChannelRow, sizeBytes: number): ChannelRow => ({
	...row,
	items: row.items + 1,
	sealed_bytes: row.sealed_bytes + sizeBytes,
	...(row.closed_at !== null && { late_items: row.late_items + 1, late_bytes: row.late_bytes + sizeBytes })
});

/** An item that was stored just now. */
interface Came {
	channel: string | null;
	sizeBytes: number;
	receivedAt: number;
}

/** Counts for their channels what was stored just now. */
export async function countByChannel(turn: Turn, code: string, rows: ReadonlyMap<string, ChannelRow>, came: readonly Came[]) {
	for (const row of rows.values()) {
		const own = came.filter(({ channel }) => channel === row.id);
		if (own.length === 0) continue;
		const { id, closed_at: _moment, ...counts } = own.reduce((all, { sizeBytes }) => channelWithItem(all, sizeBytes), row);
		await turn
			.updateTable('channels')
			.set({ ...counts, last_item_at: Math.max(...own.map(({ receivedAt }) => receivedAt)) })
			.where('event', '=', code)
			.where('id', '=', id)
			.execute();
	}
}

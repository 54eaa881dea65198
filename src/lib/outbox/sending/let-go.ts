import type { Database } from '#lib/device/database.ts';
import { deliveredEntries, dropBytes } from '#lib/device/outbox-entries.ts';

export const keptAfterReceiptMs = 7 * 24 * 60 * 60 * 1_000;

/**
 * Lets go of sealed bytes whose receipt matched, seven days after the receipt, both moments by the server's clock (I7). The rows stay
 * as tombstones. `serverTime` is the ISO moment of an answer of the server.
 */
export async function letGo(database: Database, event: string, serverTime: string): Promise<void> {
	const nowMs = Date.parse(serverTime);
	const entries = await deliveredEntries(database, event);
	const ripe = entries.filter(({ receivedAt }) => receivedAt && nowMs - Date.parse(receivedAt) >= keptAfterReceiptMs);
	if (ripe.length > 0)
		await dropBytes(
			database,
			ripe.map(({ id }) => id)
		);
}

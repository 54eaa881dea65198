/** Decides what is sent next, and when. Pure. */
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { batchBounds } from '#lib/domain/wire/wire.ts';

/** Everything of a posted item but the sealed text: ids, digest, names of fields. */
const frameBytes = 400;
/** The bytes of a posted item as it travels. */
export const jsonBytes = ({ sizeBytes }: OutboxEntry) => Math.ceil(sizeBytes / 3) * 4 + frameBytes;

/**
 * The next batch: what waits, of one device, the least suspected and then the oldest first. Items that were part of failed batches
 * go in ever smaller ones, apart from the others, so that one the server chokes on holds nobody up (I8).
 */
export function nextBatch(entries: OutboxEntry[], maxItems = batchBounds.items, maxBytes = batchBounds.bytes): OutboxEntry[] {
	const waiting = entries.filter(({ state }) => state === 'waiting').sort((a, b) => a.suspicion - b.suspicion || a.seq - b.seq);
	const [first] = waiting;
	if (!first) return [];
	const alike = waiting.filter(({ device, suspicion }) => device === first.device && suspicion === first.suspicion);
	const limit = Math.max(1, Math.min(maxItems, batchBounds.items, batchBounds.items >> Math.max(0, first.suspicion - 1)));
	return withinBytes(alike.slice(0, limit), maxBytes);
}

/** As many as fit, from the first on; the first goes even when it is larger alone. */
function withinBytes(entries: OutboxEntry[], maxBytes: number): OutboxEntry[] {
	let bytes = frameBytes;
	const end = entries.findIndex((entry) => (bytes += jsonBytes(entry)) > maxBytes);
	return end < 0 ? entries : entries.slice(0, Math.max(1, end));
}

/** The longest wait between two attempts, ms, when the server names none. */
export const longestWaitMs = 30_000;
/** The longest wait that the server may ask for with `Retry-After`, ms. */
export const longestRetryAfterMs = 120_000;

/**
 * How long to wait after the nth failure in a row (from 1): doubling from two seconds to half a minute, spread by `jitter` (0 to 1)
 * so that a hall of tablets does not come back in one moment. A `Retry-After` is honoured up to two minutes and a quarter (I10).
 */
export function waitMs(failures: number, jitter: number, retryAfterMs = 0): number {
	const spread = Math.min(1, Math.max(0, jitter));
	const ownMs = Math.min(longestWaitMs, 1_000 * 2 ** Math.min(10, Math.max(1, failures)));
	const askedMs = Math.min(longestRetryAfterMs, Math.max(0, retryAfterMs));
	return Math.round(Math.max(ownMs * (0.5 + spread / 2), askedMs * (1 + spread / 8)));
}

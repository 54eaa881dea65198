/** Decides what is sent next, and when. Pure. */
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { batchBounds } from '#lib/domain/wire/wire.ts';

/** The bytes of a posted item without its sealed text: ids, digest and names of fields. */
const frameBytes = 400;
/** Gives the bytes of a posted item as it travels, in JSON. */
export const jsonBytes = ({ sizeBytes }: OutboxEntry) => Math.ceil(sizeBytes / 3) * 4 + frameBytes;

/**
 * Gives the next batch: waiting items of one device, first the least suspected, then the oldest. Items of failed batches go apart
 * from the others, in smaller and smaller batches, so that an item that the server fails on does not hold up the others (I8).
 */
export function nextBatch(entries: OutboxEntry[], maxItems = batchBounds.items, maxBytes = batchBounds.bytes): OutboxEntry[] {
	const waiting = entries.filter(({ state }) => state === 'waiting').sort((a, b) => a.suspicion - b.suspicion || a.seq - b.seq);
	const [first] = waiting;
	if (!first) return [];
	const alike = waiting.filter(({ device, suspicion }) => device === first.device && suspicion === first.suspicion);
	const limit = Math.max(1, Math.min(maxItems, batchBounds.items, batchBounds.items >> Math.max(0, first.suspicion - 1)));
	return withinBytes(alike.slice(0, limit), maxBytes);
}

/** Gives as many entries as fit, from the first one on. The first one goes even when it alone is too large. */
function withinBytes(entries: OutboxEntry[], maxBytes: number): OutboxEntry[] {
	let bytes = frameBytes;
	const end = entries.findIndex((entry) => (bytes += jsonBytes(entry)) > maxBytes);
	return end < 0 ? entries : entries.slice(0, Math.max(1, end));
}

/** The longest wait between two attempts that the device itself chooses, in ms. The server may ask for a longer one. */
export const longestWaitMs = 30_000;
/** The longest `Retry-After` that a device honours, in ms. A device that needs a new link waits this long too. */
export const longestRetryAfterMs = 120_000;

/**
 * Gives the milliseconds to wait after the nth failure in a row (from 1). The wait doubles from two seconds to half a minute, and
 * `jitter` (0 to 1) shortens it by up to a half, so that a hall of tablets does not come back in one moment. A `Retry-After` is
 * honoured up to two minutes, and `jitter` adds up to an eighth to it (I10).
 */
export function waitMs(failures: number, jitter: number, retryAfterMs = 0): number {
	const spread = Math.min(1, Math.max(0, jitter));
	const ownMs = Math.min(longestWaitMs, 1_000 * 2 ** Math.min(10, Math.max(1, failures)));
	const askedMs = Math.min(longestRetryAfterMs, Math.max(0, retryAfterMs));
	return Math.round(Math.max(ownMs * (0.5 + spread / 2), askedMs * (1 + spread / 8)));
}

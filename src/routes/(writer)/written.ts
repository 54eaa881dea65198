import type { Kind } from '#lib/domain/item.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';

/**
 * The kinds that were written for each case since a moment. It tells what this sitting did, because entries do not say who wrote
 * them.
 */
export function wroteSince(entries: OutboxEntry[], startedAtMs: number): Map<string, Set<Kind>> {
	const written = new Map<string, Set<Kind>>();
	for (const { caseId, kind, handedInAtMs } of entries) {
		if (handedInAtMs < startedAtMs) continue;
		written.set(caseId, (written.get(caseId) ?? new Set<Kind>()).add(kind));
	}
	return written;
}

import { isItemKind, type Kind } from '#lib/domain/kind.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';

/** When a letter or card was last handed in for each case, since a moment. */
export function lastWrittenMs(entries: OutboxEntry[], startedAtMs: number): Map<string, number> {
	const last = new Map<string, number>();
	for (const { caseId, kind, handedInAtMs } of entries)
		if (isItemKind(kind) && handedInAtMs >= startedAtMs) last.set(caseId, Math.max(handedInAtMs, last.get(caseId) ?? 0));
	return last;
}

/**
 * The kinds that were written for each case since a moment. It tells what this sitting did, because entries do not say who wrote
 * them.
 */
export function wroteSince(entries: OutboxEntry[], startedAtMs: number): Map<string, Set<Kind>> {
	const written = new Map<string, Set<Kind>>();
	for (const { caseId, kind, handedInAtMs } of entries) {
		if (!isItemKind(kind) || handedInAtMs < startedAtMs) continue;
		written.set(caseId, (written.get(caseId) ?? new Set<Kind>()).add(kind));
	}
	return written;
}

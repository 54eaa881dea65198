/** Decides what becomes of each item of a batch. This part of taking letters needs no database. */
import type { Receipt, RefusalReason } from '#lib/domain/wire/wire.ts';
import type { Judged, SoundItem } from './judge-item.ts';
import { latenessOf, type EventClock } from './lateness.ts';
import { eventBounds } from '../asking/limits.ts';

export type Verdict =
	| { kind: 'refused'; receipt: Receipt }
	| { kind: 'acceptable'; item: SoundItem; sealed: Uint8Array; isLate: boolean }
	/** The item is refused, unless it is stored here or was stored before it was deleted. Then its first receipt is repeated. */
	| { kind: 'unless-known'; item: SoundItem; reason?: RefusalReason };

export interface Circumstances {
	event: EventClock & { case_ids: string };
	room: { items: number; sealed_bytes: number };
	/** The ids of deleted items. */
	buried: ReadonlyMap<string, unknown>;
	nowMs: number;
}

/** Gives a verdict for each item in its order. Items are acceptable until the event's room is used up. */
export function verdictsOn(judged: Judged[], { event, room, buried, nowMs }: Circumstances): Verdict[] {
	const cases = new Set<unknown>(JSON.parse(event.case_ids) as unknown[]);
	let { items, sealed_bytes: sealedBytes } = room;
	return judged.map((each): Verdict => {
		if (each.kind === 'refused') return each;
		const { item, sealed } = each;
		if (buried.has(item.id)) return { kind: 'unless-known', item };
		if (!cases.has(item.caseId)) return { kind: 'unless-known', item, reason: 'unknown-case' };
		const lateness = latenessOf(event, item.keyVersion, nowMs);
		if (lateness === 'too-late') return { kind: 'unless-known', item, reason: 'too-late' };
		if (items + 1 > eventBounds.items || sealedBytes + sealed.length > eventBounds.sealedBytes)
			return { kind: 'unless-known', item, reason: 'event-full' };
		items += 1;
		sealedBytes += sealed.length;
		return { kind: 'acceptable', item, sealed, isLate: lateness === 'late' };
	});
}

export interface Kept {
	digest: string;
	isLate: boolean;
}

/**
 * Gives the receipts in the order posted. `fresh` holds the ids that were stored just now. When the same item stands in it twice,
 * it is stored once.
 */
export function receiptsFor(verdicts: Verdict[], kept: ReadonlyMap<string, Kept>, fresh: Iterable<string>): Receipt[] {
	const unclaimed = new Set(fresh);
	return verdicts.map((verdict) => {
		if (verdict.kind === 'refused') return verdict.receipt;
		const { id, digest } = verdict.item;
		const found = kept.get(id);
		if (!found) return { id, digest, outcome: 'refused', reason: verdict.kind === 'unless-known' ? verdict.reason : undefined };
		if (found.digest !== digest) return { id, digest: found.digest, outcome: 'conflict' };
		return { id, digest, outcome: unclaimed.delete(id) ? 'stored' : 'known', ...(found.isLate && { late: true }) };
	});
}

/** Decides what becomes of each item of a batch. This part of taking letters needs no database. */
import type { Receipt, RefusalReason } from '#lib/domain/wire/wire.ts';
import { channelHasRoom, latenessBy, laterOf, channelWithItem, type ChannelRow } from '../channels/channel-room.ts';
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
	/** The channel by which each item came, in the order of the items. It is absent for the event's own link. */
	channels?: readonly (ChannelRow | undefined)[];
	/** The ids of deleted items. */
	buried: ReadonlyMap<string, unknown>;
	nowMs: number;
}

/**
 * Gives a verdict for each item in its order. Items are acceptable until the room of the event is used up or, where they came by a
 * channel, the room of that channel: a guest with the event's own link leaves the channels theirs.
 */
export function verdictsOn(judged: Judged[], { event, room, channels = [], buried, nowMs }: Circumstances): Verdict[] {
	const cases = new Set<unknown>(JSON.parse(event.case_ids) as unknown[]);
	let { items, sealed_bytes: sealedBytes } = room;
	const filled = new Map<string, ChannelRow>();
	return judged.map((each, index): Verdict => {
		if (each.kind === 'refused') return each;
		const { item, sealed } = each;
		if (buried.has(item.id)) return { kind: 'unless-known', item };
		if (!cases.has(item.caseId)) return { kind: 'unless-known', item, reason: 'unknown-case' };
		const came = channels[index];
		const channel = came && (filled.get(came.id) ?? came);
		const ofEvent = latenessOf(event, item.keyVersion, nowMs);
		const lateness = channel ? laterOf(ofEvent, latenessBy(channel, nowMs)) : ofEvent;
		if (lateness === 'too-late') return { kind: 'unless-known', item, reason: 'too-late' };
		const isRoom = channel
			? channelHasRoom(channel, sealed.length)
			: items + 1 <= eventBounds.items && sealedBytes + sealed.length <= eventBounds.sealedBytes;
		if (!isRoom) return { kind: 'unless-known', item, reason: 'event-full' };
		if (channel) filled.set(channel.id, channelWithItem(channel, sealed.length));
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

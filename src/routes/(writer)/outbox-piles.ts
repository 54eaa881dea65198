/** The entries of the outbox as the drawer shows them: the pile, the words and the time of each. This file is pure. */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import { isDone, type OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { findCase, type Pack } from '#lib/domain/pack.ts';
import { shortMoment } from '#lib/domain/language/days.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import { isOverdue } from '#lib/outbox/status.ts';
import type { PileRow } from '#lib/ui/hall/OutboxPile.svelte';

export interface PileSetting {
	pack: Pack;
	nowMs: number;
	locale: string;
}
export interface Piles {
	trouble: PileRow[];
	safe: PileRow[];
	delivered: PileRow[];
}

/** The newest item comes first in each pile. An item that was tried for long counts as trouble, and is still safe here. */
export function outboxPiles(entries: OutboxEntry[], setting: PileSetting): Piles {
	const newest = entries.toReversed();
	const isInTrouble = (entry: OutboxEntry) => (entry.state !== 'waiting' && !isDone(entry)) || isOverdue(entry);
	return {
		trouble: newest.filter(isInTrouble).map((entry) => rowOf(entry, setting, troubleOf(entry))),
		safe: newest.filter((entry) => entry.state === 'waiting' && !isOverdue(entry)).map((entry) => rowOf(entry, setting)),
		delivered: newest.filter(isDone).map((entry) => rowOf(entry, setting, entry.late ? words.outbox_late() : undefined))
	};
}

function rowOf(entry: OutboxEntry, { pack, nowMs, locale }: PileSetting, note?: string): PileRow {
	const text = whatOf(entry, pack);
	// The server's receipt is rounded, and the writer remembers the moment of handing in.
	const at = new Date(entry.handedInAtMs).toISOString();
	return { id: entry.id, text, at, time: shortMoment(entry.handedInAtMs, nowMs, locale), ...(note ? { note } : {}) };
}

function whatOf({ kind, caseId }: OutboxEntry, pack: Pack): string {
	if (kind === 'request') return words.outbox_request();
	const name = findCase(pack, caseId)?.names.short ?? caseId;
	return kind === 'letter' ? words.outbox_letter_for({ name: theirs(name) }) : words.outbox_card_for({ name: theirs(name) });
}

function troubleOf(entry: OutboxEntry): string {
	if (entry.state === 'waiting') return words.outbox_stuck({ count: Math.round(entry.tryingMs / 60_000) });
	return entry.reason === 'damaged' ? words.outbox_damaged() : words.outbox_set_aside();
}

/**
 * Says in one sentence how delivering goes. `waiting` is the number of items. Items that the browser may forget are never called
 * safe.
 */
export function drainSentence(state: DrainState, waiting: number, memory: BrowserMemory): string {
	if (waiting === 0) return words.outbox_none_waiting();
	const isKept = memory === 'keeps';
	switch (state.kind) {
		case 'sending':
			return state.slow ? words.drain_slow({ done: state.slow.done, total: state.slow.total }) : words.drain_sending();
		case 'sign-in-page':
			return isKept ? words.drain_sign_in() : words.drain_held_sign_in();
		case 'server-busy':
			return words.drain_busy();
		case 'server-full':
			return isKept ? words.drain_full() : words.drain_held_full();
		case 'new-link-needed':
			return isKept ? words.drain_new_link() : words.drain_held_new_link();
		case 'storage-lost':
			return words.drain_storage();
		case 'waiting':
			return (waitingSentence[state.because] ?? words.drain_failed)();
		// This also covers a state that a newer app wrote here and this app has no words for.
		case 'idle':
		default:
			return words.drain_leaves();
	}
}

const waitingSentence: Partial<Record<string, () => string>> = {
	unreachable: words.drain_unreachable,
	'server-failed': words.drain_failed,
	'answer-not-understood': words.drain_not_understood
};

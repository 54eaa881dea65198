/** The counts that every screen shows. They come only from stored rows. Pure. */
import { isItemKind } from '#lib/domain/kind.ts';
import { isDone, type OutboxEntry } from '#lib/domain/outbox-entry.ts';

interface WrittenHere {
	letters: number;
	cards: number;
}
export interface OutboxStatus {
	/** Items that are sealed on this disk and not yet with the server. */
	safeHere: number;
	delivered: number;
	/** Items that a person should give to an organiser. */
	setAside: number;
	/** Those of `safeHere` that were tried for ten minutes or more while online. They are shown in red (I9). */
	overdue: number;
	/** All items handed in on this device, by case, whatever became of them since. */
	cases: Record<string, WrittenHere>;
}

/** How long an entry may be tried while online before it is overdue: ten minutes, in ms (I9). */
export const overdueMs = 10 * 60 * 1_000;

/** True when an entry was tried for ten minutes or more while online and still waits (I9). */
export const isOverdue = ({ state, tryingMs }: OutboxEntry) => state === 'waiting' && tryingMs >= overdueMs;

/** Gives the counts of these entries, which belong to one event. */
export function statusOf(entries: OutboxEntry[]): OutboxStatus {
	const count = (isCounted: (entry: OutboxEntry) => boolean) => entries.filter(isCounted).length;
	return {
		safeHere: count(({ state }) => state === 'waiting'),
		delivered: count(isDone),
		setAside: count((entry) => entry.state !== 'waiting' && !isDone(entry)),
		overdue: count(isOverdue),
		cases: casesOf(entries)
	};
}

function casesOf(entries: OutboxEntry[]): Record<string, WrittenHere> {
	const cases: Record<string, WrittenHere> = {};
	for (const { caseId, kind } of entries) {
		if (!isItemKind(kind)) continue;
		const written = (cases[caseId] ??= { letters: 0, cards: 0 });
		if (kind === 'letter') written.letters += 1;
		else written.cards += 1;
	}
	return cases;
}

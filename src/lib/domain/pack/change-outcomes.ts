/** What an organiser changes in what an event tells of its outcomes. */
import { mostOutcomes, type CaseOutcome } from './outcome.ts';

/** A record holds at most 32 KiB, and news of cases may take half of it. */
const mostOutcomeBytes = 8 * 1024;

/** One telling, or taking the one with this id back. */
export type OutcomeChange = { tell: CaseOutcome } | { takeBack: string };

/** The written list after this change. It is worked on as it was written: what a newer app told stays. */
export function outcomesAfter(written: unknown, change: OutcomeChange): unknown[] {
	const before = Array.isArray(written) ? (written as unknown[]) : [];
	if ('tell' in change) return [...before, change.tell];
	return before.filter((each) => (each as { id?: unknown } | null | undefined)?.id !== change.takeBack);
}

/** Whether a record has room for these. */
export const hasRoomForOutcomes = (told: readonly unknown[]): boolean =>
	told.length <= mostOutcomes && new TextEncoder().encode(JSON.stringify(told)).length <= mostOutcomeBytes;

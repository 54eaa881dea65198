/** What an organiser changes in the news of an event. */
import { mostNews, type CaseNews } from './case-news.ts';

/** A record holds at most 32 KiB, and there is more in it than news. */
const mostNewsBytes = 16 * 1024;

/** One telling, or taking one back. */
export type NewsChange = { tell: CaseNews } | { takeBack: string };

/** The written list after this change. It is worked on as it was written: what a newer app said of another case stays. */
export function newsAfter(written: unknown, change: NewsChange): unknown[] {
	const before = Array.isArray(written) ? (written as unknown[]) : [];
	const isOther = (each: unknown) => caseOf(each) !== ('tell' in change ? change.tell.caseId : change.takeBack);
	return [...before.filter(isOther), ...('tell' in change ? [change.tell] : [])];
}

const caseOf = (each: unknown) => (each as { caseId?: unknown } | null | undefined)?.caseId;

/** Whether a record has room for these news. */
export const hasRoomFor = (told: readonly unknown[]): boolean =>
	told.length <= mostNews && new TextEncoder().encode(JSON.stringify(told)).length <= mostNewsBytes;

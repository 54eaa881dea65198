/** The cases as cells of the stamp sheet, with what was done on this device. This file is pure. */
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { Kind } from '#lib/domain/item.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { inLocale, isOver, type Case } from '#lib/domain/pack.ts';
import { words } from '#lib/i18n/words.ts';
import { statusOf } from '#lib/outbox/status.ts';
import type { StampCell } from '#lib/ui/stamp/StampSheet.svelte';
import { artOf } from '../../stamp-art.ts';
import { lastWrittenMs, wroteSince } from '../written.ts';

export interface DoneHere {
	locale: string;
	/** When the writer sat down. What was handed in since then is theirs. It is `undefined` while nobody sits here. */
	sinceMs: number | undefined;
	entries: OutboxEntry[];
	drafts: Pick<Draft, 'caseId'>[];
	/** Gives a moment's day as the postmark says it. */
	postmarkOf: (atMs: number) => string;
}

/** Gives the cells in the order of the cases' numbers. */
export function cellsOf(cases: Case[], { locale, sinceMs, entries, drafts, postmarkOf }: DoneHere): StampCell[] {
	const theirs = sinceMs === undefined ? new Map<string, Set<Kind>>() : wroteSince(entries, sinceMs);
	const doneAt = lastWrittenMs(entries, sinceMs ?? Infinity);
	const here = statusOf(entries).cases;
	const open = new Set(drafts.map(({ caseId }) => caseId));
	return cases
		.toSorted((a, b) => a.number - b.number)
		.map((entry) => {
			const written = here[entry.id];
			const count = written ? written.letters + written.cards : 0;
			const done = doneWords(theirs.get(entry.id));
			const doneAtMs = doneAt.get(entry.id);
			return {
				id: entry.id,
				href: `/cases/${entry.id}`,
				number: entry.number,
				...nameOnStamp(entry.names),
				country: inLocale(entry.country, locale),
				// Good news stands in place of why one writes.
				line: entry.state === 'good-news' ? words.cases_good_news() : inLocale(entry.line, locale),
				art: artOf(entry),
				...(done ? { done } : {}),
				...(doneAtMs === undefined ? {} : { doneOn: postmarkOf(doneAtMs) }),
				notes: [
					...(isOver(entry) ? [words.cases_closed()] : []),
					// What was written stands where good news would.
					...(done && entry.state === 'good-news' ? [words.cases_good_news()] : []),
					...(open.has(entry.id) ? [words.cases_draft()] : []),
					...(count > 0 ? [words.cases_here({ count })] : [])
				]
			};
		});
}

function doneWords(kinds: Set<Kind> | undefined): string | undefined {
	if (!kinds) return undefined;
	if (kinds.size === 2) return words.cases_wrote_both();
	return kinds.has('letter') ? words.cases_wrote_letter() : words.cases_wrote_card();
}

/** The name that one calls, and what comes after it in the full name; a full name that does not hold the short one stands below it. */
function nameOnStamp({ full, short }: Case['names']): { name: string; restOfName: string } {
	const at = full.indexOf(short);
	if (at < 0) return { name: short, restOfName: full };
	const end = full.indexOf(' ', at + short.length);
	return end < 0 ? { name: full, restOfName: '' } : { name: full.slice(0, end), restOfName: full.slice(end + 1) };
}

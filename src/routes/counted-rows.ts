/** Turns the counts by hand into lines of a screen. */
import type { CountLine } from '#lib/domain/hall/paper-counts.ts';
import { shortMoment } from '#lib/domain/language/days.ts';
import { findCase, type Pack } from '#lib/domain/pack.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import type { CountedRow } from '#lib/ui/hall/CountedList.svelte';

export interface Around {
	pack: Pack;
	locale: string;
	nowMs: number;
	/** The ids of facts that the server does not have yet. */
	waiting: ReadonlySet<string>;
	/** The name of whoever counted. It is absent where the screen shows only one person's counts. */
	who?: (line: Pick<CountLine, 'device' | 'by'>) => string;
}

export function countedRow(line: CountLine, { pack, locale, nowMs, waiting, who }: Around): CountedRow {
	const { id, ids, count, kind, caseId, at, takenBack } = line;
	const what = kind === 'letter' ? words.hand_letters({ count }) : words.hand_cards({ count });
	const when = (moment: string) => shortMoment(Date.parse(moment), nowMs, locale);
	const by = who?.(line);
	const undone = takenBack && [words.hand_taken_back_mark(), ...(who ? [who(takenBack)] : []), when(takenBack.at)].join(' ');
	const notes = [
		...(by === undefined ? [] : [by]),
		when(at),
		...(undone ? [undone] : []),
		...(ids.some((each) => waiting.has(each)) ? [words.hand_waiting()] : [])
	];
	const name = findCase(pack, caseId)?.names.full ?? caseId;
	return { id, ids, count, notes, text: words.hand_line({ what, name: theirs(name) }), isTakenBack: takenBack !== undefined };
}

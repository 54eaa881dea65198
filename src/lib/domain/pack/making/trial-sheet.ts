/** A letter or card of a case in the making, as a writer might hand it in. It is for looking at, and never kept. Pure. */
import { begunSheet } from '../../writing/begun-sheet.ts';
import { layDown, type Draft } from '../../writing/draft.ts';
import { templateFor, type Addressee, type Case } from '../../pack.ts';

export interface Trial {
	locale: string;
	/** To whom the letter is; absent for a card. */
	reader?: Addressee;
	careOf: string;
	/** The writer's name that stands on it. */
	name: string;
	/** The day that stands on it, `YYYY-MM-DD`. */
	writtenOn: string;
	/** The pack's year, when it is history. */
	practice?: number;
}

/** It has no id that any sheet has. */
const noId = '00000000-0000-7000-8000-000000000000';

/** Gives the sheet with the first sentence that the case offers for each question. */
export function trialSheet(seen: Case, { locale, reader, careOf, ...on }: Trial): Draft {
	const begun = begunSheet(seen, { locale, reader, careOf });
	const { blocks } = templateFor(seen, begun, locale);
	const starters = blocks.flatMap(({ starters: [first] }) => (first ? [first] : []));
	const laid = layDown({ ...begun, ...on, id: noId, event: '', caseId: seen.id, sittingId: '', town: '' });
	return { ...laid, blocks: reader ? starters : [starters.join('\n\n')] };
}

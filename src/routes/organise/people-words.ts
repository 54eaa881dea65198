/** How many people took part, in sentences that say who counted them and what is not known. */
import type { Desk } from '#lib/desk/desk.svelte.ts';
import { windowNotes } from '#lib/device/notes.ts';
import { momentInWords } from '#lib/domain/language/days.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { words } from '#lib/i18n/words.ts';

const wholeNumber = /^\d{1,7}$/;
/** Reads what a person typed, or `undefined` when it is no whole number. */
export const peopleTyped = (typed: string): number | undefined =>
	wholeNumber.test(typed.trim()) ? Number(typed.trim()) : undefined;

/** Where this window keeps the number that a person counted by hand. */
export const peopleNote = (code: string) => `report-people-${code}`;
/** The people that a person counted by hand and typed in this window. */
export const peopleByHand = (code: string) => peopleTyped(windowNotes.read(peopleNote(code)) ?? '');

/** How many devices counted and how many a person did: two numbers that are parts of one sum. */
export function peopleParts({ people }: Pick<Desk, 'people'>, byHand: number | undefined): string {
	const byDevices = words.people_by_devices({ count: people.byDevices });
	return byHand === undefined
		? `${byDevices}.`
		: words.people_and({ what: byDevices, sentence: words.people_by_hand({ count: byHand }) });
}

/** What the number does not hold. Empty when every device was heard and says how many it counted. */
export function peopleNotKnown({ people }: Pick<Desk, 'people'>): string[] {
	const { unsaid, unheard, unheardSinceMs } = people;
	return [
		...(unsaid > 0 ? [words.people_unsaid({ count: unsaid })] : []),
		...(unheardSinceMs === undefined
			? []
			: [words.people_unheard({ count: unheard, moment: momentInWords(unheardSinceMs, screenLanguage.current) })])
	];
}

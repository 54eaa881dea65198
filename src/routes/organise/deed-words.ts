/** What the screens say of one thing that an organiser did. */
import type { Deed } from '#lib/domain/facts/deed.ts';
import type { TakenBackFact } from '#lib/domain/facts/fact.ts';
import type { DeviceName } from '#lib/domain/facts/names.ts';
import { momentInWords } from '#lib/domain/language/days.ts';
import { shortId } from '#lib/domain/short-id.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import { whoInWords } from './who-words.ts';

const kindWords = {
	held: words.deeds_held,
	'left-out': words.deeds_left_out,
	released: words.deeds_released,
	made: words.deeds_made,
	printed: words.deeds_printed,
	posted: words.deeds_posted,
	named: words.deeds_named
};
/** In short: what, and of how many items. */
export const deedInWords = ({ kind, items }: Deed): string => kindWords[kind]({ count: items.length });

/** Long lists would hide the next deed. */
const numbersShown = 5;

/** The short numbers of the first items, as they stand on their sheets and in the list. */
export function numbersInWords({ items }: Deed): string {
	const numbers = items.slice(0, numbersShown).map(shortId).join(', ');
	const more = items.length - numbersShown;
	return more > 0 ? words.deeds_numbers_more({ numbers, count: more }) : numbers;
}

/** Gives on whose device it was done. */
export const byInWords = (name: DeviceName | undefined, isOwn: boolean): string => {
	if (name) return whoInWords(name, isOwn);
	return isOwn ? words.deeds_here() : words.deeds_elsewhere();
};

export function takenBackInWords({ at }: TakenBackFact, name: DeviceName | undefined, isOwn: boolean): string {
	const moment = momentInWords(Date.parse(at), screenLanguage.current);
	if (name) return words.deeds_back_by({ name: theirs(whoInWords(name, isOwn)), moment });
	return (isOwn ? words.deeds_back_here : words.deeds_back_elsewhere)({ moment });
}

/**
 * News of single cases that an organiser tells everybody at once. They stand in the event's signed record, which is small and reaches
 * every device at its next contact; the pack stays as it is. An app of before passes them over.
 */
import { idField, localeField, slugField } from '../decode/fields.ts';
import { momentField } from '../decode/moment-field.ts';
import { ifKnown, oneOfOr, openList, orElse } from '../decode/open.ts';
import { mapOf, openShape, text, type Decode } from '../decode/parse.ts';
import { inLocale, type Case, type Pack } from '../pack.ts';

export interface CaseNews {
	/** Facts about what is held name it, so that taking it back releases those items and no others. */
	id: string;
	caseId: string;
	/** `good-news`: letters are not needed any more, cards are welcome. `stop`: nothing may be sent. */
	kind: 'good-news' | 'stop';
	/** One sentence in each language of the event. Empty when this app could not read them. */
	text: Record<string, string>;
	/** When it was told, by the clock of who told it. */
	at: string;
}

/** In UTF-16 units: a sentence or two. */
export const longestNews = 240;
/** How many cases there can be news of at once. */
export const mostNews = 40;

/** A kind that a newer app wrote stops what this one would do: nothing is sent that may do harm. */
const news = openShape({
	id: idField,
	caseId: slugField,
	kind: oneOfOr('stop', 'good-news'),
	text: orElse<Record<string, string>>({}, mapOf(localeField, text({ max: longestNews }), { max: 20 })),
	at: momentField
});
const newsList = openList(news, { max: mostNews, noun: 'news' });
export const newsField: Decode<CaseNews[] | undefined> = (value, path) => ifKnown(newsList)(value, path);

/** What is told of this case, or `undefined` when nothing is. */
export const newsOf = (told: readonly CaseNews[] = [], caseId: string): CaseNews | undefined =>
	told.findLast((each) => each.caseId === caseId);

/** The sentence in this language, or in one that there is. */
export const newsIn = ({ text: texts }: CaseNews, locale: string): string | undefined =>
	Object.keys(texts).length > 0 ? inLocale(texts, locale) : undefined;

/** The pack with its cases as they stand now: what was told of a case takes the place of its own state and news. */
export function asItStands(pack: Pack, told: readonly CaseNews[] = []): Pack {
	if (told.length === 0) return pack;
	return { ...pack, cases: pack.cases.map((entry) => standing(entry, newsOf(told, entry.id))) };
}

function standing(entry: Case, told: CaseNews | undefined): Case {
	if (!told) return entry;
	const { news: _before, ...rest } = entry;
	return { ...rest, state: told.kind, ...(Object.keys(told.text).length > 0 && { news: told.text }) };
}

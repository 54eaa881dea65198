/** What the foot of a piece says, line by line, the same on every piece. */
import { spokenCode } from '#lib/domain/event-code.ts';
import { dayLines, hoursInWords } from '#lib/domain/language/day-lines.ts';
import { isolated } from '#lib/domain/language/isolate.ts';
import type { Announcement } from '#lib/domain/outreach/announcement.ts';
import { spokenAddress } from '#lib/domain/outreach/announcement.ts';
import { fill } from '../words.ts';
import type { PosterCase } from './poster-setting.ts';
import type { PosterWords } from './poster-words.ts';

/** Weekday, day and hours; the last says that the hour is to come while nobody has said it. */
export function whenLines({ startsOn, endsOn, from, to }: Announcement, words: PosterWords): string[] {
	return [...dayLines(startsOn, endsOn, words.lang), hoursInWords(from, to) || words.hourToCome];
}

/** "Thursday 10 December". */
export const dayLine = ({ startsOn, endsOn }: Announcement, words: PosterWords) =>
	dayLines(startsOn, endsOn, words.lang).join(' ');

export const whereLines = ({ place }: Announcement, words: PosterWords) => (place.length > 0 ? place : [words.placeToCome]);

/** The languages in their own names, each as its readers write it. */
export function languageLine({ languages }: Announcement): string {
	return languages.map((tag) => isolated(ownName(tag))).join(', ');
}

function ownName(tag: string): string {
	try {
		const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
		return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
	} catch {
		// Somebody else's app may have put in a tag that is none.
		return tag;
	}
}

export function wayLine({ ways }: Announcement, words: PosterWords): string {
	const said = { 'step-free': words.stepFree, lift: words.lift, 'hearing-loop': words.hearingLoop };
	return sentence(ways.map((way) => said[way]).join(', '), words.lang);
}

const sentence = (text: string, lang: string) => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);

/** "For Wendy, Janna and Rung: …", or how many they are where the names would fill more than two lines. */
export function forLine(cases: readonly PosterCase[], words: PosterWords, isShort = false): string {
	const names = cases.map(({ name }) => isolated(name));
	const listed = new Intl.ListFormat(words.lang, { type: 'conjunction' }).format(names);
	if (!isShort && cases.length <= 12 && listed.length <= longestNames) return words.forNames.replace('{names}', listed);
	return fill(words.forCount, { count: inWords(cases.length, words).toLocaleLowerCase(words.lang) });
}

const longestNames = 110;

/** A number as a word where there is one: "Ten", 37. */
export const inWords = (count: number, { numbers }: PosterWords) => numbers.split(' ')[count - 1] ?? String(count);

/** The start page, and the code that is typed there. */
export const addressInWords = ({ address, code }: Announcement, words: PosterWords) => ({
	site: spokenAddress(new URL(address).origin),
	code: fill(words.codeIs, { code: spokenCode(code) })
});

export const responsibleLine = ({ responsible }: Announcement, words: PosterWords) =>
	responsible === '' ? '' : fill(words.responsible, { name: responsible });

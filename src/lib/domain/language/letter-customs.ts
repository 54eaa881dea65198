/** How a printed letter shows its subject and its day, by the custom of its language. Other languages have the plain form. */
import { dayInWords } from './days.ts';

interface Customs {
	/** The word before the subject, with its colon and space. */
	subjectWord?: string;
	isSubjectAfterSalutation?: true;
}

const customs: Readonly<Record<string, Customs>> = {
	// American letters have the subject before the salutation, British ones after it.
	en: { isSubjectAfterSalutation: true },
	'en-us': { subjectWord: 'Re: ' },
	nl: { subjectWord: 'Betreft: ' },
	// In Flanders the subject is bold and has no word before it. German letters no longer have such a word either.
	'nl-be': {},
	// The space before the colon is a narrow one that does not break.
	fr: { subjectWord: 'Objet\u202f: ' }
};

const customsOf = (tag: string): Customs => customs[tag.toLowerCase()] ?? customs[tag.toLowerCase().split('-')[0] ?? ''] ?? {};

/** True when letters in this language have the subject after the salutation, not before it. */
export const isSubjectAfterSalutation = (tag: string) => customsOf(tag).isSubjectAfterSalutation === true;

/** Gives the subject with the word that its language puts before it. A subject that already has the word stays as it is. */
export function subjectLine(subject: string, tag: string): string {
	const { subjectWord = '' } = customsOf(tag);
	const name = subjectWord.split(/[\s:]/)[0] ?? '';
	const hasWord = name !== '' && new RegExp(`^${name}\\s*:`, 'i').test(subject.trim());
	return hasWord ? subject : subjectWord + subject;
}

/** Gives the day for the head of a letter, where it follows the place: "le 1er décembre 2026" in French. */
export function dayOfLetter(day: string, tag: string): string {
	const inWords = dayInWords(day, tag);
	if (!/^fr(-|$)/i.test(tag) || inWords === day) return inWords;
	return `le ${inWords.replace(/^1 /, '1er ')}`;
}

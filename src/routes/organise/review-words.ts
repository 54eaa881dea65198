/** What the screens say of an item that an organiser held, released or left out. */
import type { DeviceName } from '#lib/domain/facts/names.ts';
import type { ItemReview } from '#lib/domain/facts/review.ts';
import type { PutAsideFact, ReviewFact, ReviewReason } from '#lib/domain/facts/review-fact.ts';
import type { WhyEyes } from '#lib/domain/facts/wants-eyes.ts';
import { momentInWords } from '#lib/domain/language/days.ts';
import { languageName } from '#lib/i18n/languages.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import { whoInWords } from './who-words.ts';

const reasonWords: Record<ReviewReason, () => string> = {
	'not-polite': words.review_reason_not_polite,
	'off-the-case': words.review_reason_off_the_case,
	unreadable: words.review_reason_unreadable,
	duplicate: words.review_reason_duplicate,
	test: words.review_reason_test,
	'not-to-be-sent': words.review_reason_not_to_be_sent,
	other: words.review_reason_other
};
export const reasonInWords = (reason: ReviewReason): string => reasonWords[reason]();

/** So many signs or words are named. More would hide the letter. */
const mostNamed = 6;

/** Gives one thing that was found, as a sentence. */
export function reasonToLook(why: WhyEyes): string {
	switch (why.kind) {
		case 'repeated':
			return words.find_repeated({ count: why.times });
		case 'twin':
			return words.find_twin();
		case 'keep-out':
			return words.find_keep_out({ text: theirs(...why.found.slice(0, mostNamed)) });
		case 'language':
			return words.find_other_language({
				language: languageName(why.written),
				languages: why.languages.map(languageName).join(', ')
			});
		case 'boxes':
			return words.find_boxes({ count: why.signs.length, text: theirs(...why.signs.slice(0, mostNamed)) });
		case 'inked':
			return words.find_inked({ percent: why.percent });
		case 'sheets':
			return words.find_sheets({ count: why.sheets, number: why.most });
	}
}

/** Gives what was found of an item in a list: the most pressing, and how many more there are. */
export function eyesInWords([first, ...more]: readonly WhyEyes[] = []): string {
	if (!first) return '';
	return more.length === 0 ? reasonToLook(first) : words.find_and_more({ sentence: reasonToLook(first), count: more.length });
}

/** Whose device it was. */
interface Decider {
	name?: DeviceName;
	isOwn: boolean;
}

/** Gives who decided last, when and why. It gives nothing when everything that was said is taken back. */
export function reviewInWords({ said }: ItemReview, { name, isOwn }: Decider): string | undefined {
	if (!said) return undefined;
	const moment = momentInWords(Date.parse(said.at), screenLanguage.current);
	if (name) return decidedBy(said, whoInWords(name, isOwn), moment);
	if (said.kind === 'released') return (isOwn ? words.review_released_here : words.review_released_elsewhere)({ moment });
	const reason = reasonOf(said);
	if (said.kind === 'held') return (isOwn ? words.review_held_here : words.review_held_elsewhere)({ moment, reason });
	return (isOwn ? words.review_left_out_here : words.review_left_out_elsewhere)({ moment, reason });
}

function decidedBy(said: ReviewFact, who: string, moment: string): string {
	if (said.kind === 'released') return words.review_released_by({ name: theirs(who), moment });
	const reason = reasonOf(said);
	if (said.kind === 'held') return words.review_held_by({ name: theirs(who), moment, reason });
	return words.review_left_out_by({ name: theirs(who), moment, reason });
}

const reasonOf = ({ reason, news }: PutAsideFact): string =>
	news === undefined ? reasonInWords(reason) : words.review_reason_news();

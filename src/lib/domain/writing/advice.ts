/** A few calm hints about a letter, computed from its text alone. They advise; none of them ever stops anybody. */
import { paragraphsOf, type Draft } from './draft.ts';
import { hasWord } from './whole-word.ts';

const hints = ['says-who-you-are', 'names-the-person', 'says-what-you-ask', 'polite'] as const;
export type Hint = (typeof hints)[number];
export interface Advice {
	hint: Hint;
	/** Absent while nothing is written: an empty letter is not judged. */
	isMet?: boolean;
}

/** The words of one language by which a hint is recognised; lower case. Handed in, so that a language is one entry. */
export interface AdviceWords {
	introduces: string[];
	asks: string[];
	rude: string[];
}

/**
 * Every hint with whether the letter meets it. Words are compared without regard to capitals, by the rules of the letter's
 * language.
 */
export function adviceOn(draft: Draft, personNames: string[], words: AdviceWords): Advice[] {
	const text = paragraphsOf(draft.blocks).join(' ').toLocaleLowerCase(draft.locale);
	if (text === '') return hints.map((hint) => ({ hint }));
	const has = (needle: string) => hasWord(text, needle);
	return [
		{
			hint: 'says-who-you-are',
			isMet: words.introduces.some(has) || (draft.name.trim() !== '' && has(draft.name.trim().toLocaleLowerCase(draft.locale)))
		},
		{ hint: 'names-the-person', isMet: personNames.some((name) => has(name.toLocaleLowerCase(draft.locale))) },
		{ hint: 'says-what-you-ask', isMet: words.asks.some(has) },
		{ hint: 'polite', isMet: !words.rude.some(has) }
	];
}

/** A few calm hints about a letter, computed from its text alone. They advise; none of them ever stops anybody. */
import { paragraphsOf, type Draft } from './draft.ts';

export type Hint = 'says-who-you-are' | 'names-the-person' | 'says-what-you-ask' | 'polite';
export interface Advice {
	hint: Hint;
	isMet: boolean;
}

/** The words of one language by which a hint is recognised; lower case. Handed in, so that a language is one entry. */
export interface AdviceWords {
	introduces: string[];
	asks: string[];
	rude: string[];
}

export function adviceOn(draft: Draft, personNames: string[], words: AdviceWords): Advice[] {
	const text = paragraphsOf(draft.blocks).join(' ').toLocaleLowerCase(draft.locale);
	const has = (needle: string) => containsWord(text, needle);
	return [
		{
			hint: 'says-who-you-are',
			isMet: words.introduces.some(has) || (draft.name.trim() !== '' && has(draft.name.trim().toLocaleLowerCase(draft.locale)))
		},
		{ hint: 'names-the-person', isMet: personNames.some((name) => has(name.toLocaleLowerCase(draft.locale))) },
		{ hint: 'says-what-you-ask', isMet: words.asks.some(has) },
		{ hint: 'polite', isMet: text !== '' && !words.rude.some(has) }
	];
}

function containsWord(text: string, needle: string): boolean {
	if (needle === '') return false;
	for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
		if (!isLetterAt(text, at - 1) && !isLetterAt(text, at + needle.length)) return true;
	}
	return false;
}

const isLetterAt = (text: string, at: number) => /\p{L}/u.test(text.charAt(at));

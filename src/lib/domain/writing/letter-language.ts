/** A letter has a language of its own, whatever the screen speaks. It sets salutation, subject and closing. */
import { baseLanguage, letterFormsIn } from '../language/letter-forms.ts';
import type { Case, Template } from '../pack.ts';
import type { Draft } from './draft.ts';

/** The case's template of a letter in this language; `undefined` where the pack has none. */
export function letterTemplateIn(entry: Case, tag: string): Template | undefined {
	const ofLetters = entry.templates.filter((each) => each.kind === 'letter');
	return (
		ofLetters.find((each) => each.locale === tag) ?? ofLetters.find((each) => baseLanguage(each.locale) === baseLanguage(tag))
	);
}

/**
 * The change that puts the letter into this language. What the writer put in place of the former salutation, subject or closing stays;
 * so do all three where neither the pack nor we know them in that language, until the writer replaces them. `by` is `writer` when it
 * was chosen: then nothing that is noticed changes it any more.
 */
export function toLanguage(draft: Draft, entry: Case, tag: string, by: 'writer' | 'text'): Partial<Draft> {
	const template = letterTemplateIn(entry, tag);
	const [former, words] = [wordsIn(entry, draft.locale), wordsIn(entry, tag)];
	const turned = (text: string, was: string | undefined, is: string | undefined) =>
		is !== undefined && (text.trim() === '' || text === was || isOurs(text, entry)) ? is : text;
	return {
		locale: template?.locale ?? tag,
		...(by === 'writer' ? { languageBy: by } : {}),
		to: { ...draft.to, salutation: turned(draft.to.salutation, former?.salutation, words?.salutation) },
		subject: turned(draft.subject, former?.subject, words?.subject),
		closing: turned(draft.closing, former?.closing, words?.closing),
		...(template && !draft.isOwnWords ? { blocks: withBlocks(draft.blocks, template.blocks.length) } : {})
	};
}

interface LetterWords {
	salutation: string;
	subject: string;
	closing: string;
}

function wordsIn(entry: Case, tag: string): LetterWords | undefined {
	const template = letterTemplateIn(entry, tag);
	if (template) return { subject: '', ...template };
	const forms = letterFormsIn(tag);
	// A name needs no translation.
	return forms && { ...forms, subject: entry.names.full };
}

/** Words of a template in any language came from us. They can stay when the language chosen in between has no template. */
function isOurs(text: string, entry: Case): boolean {
	return entry.templates.some(
		({ kind, salutation, subject, closing }) => kind === 'letter' && [salutation, subject, closing].includes(text)
	);
}

/** Gives as many blocks as the template asks for. A block with words is never taken away. */
function withBlocks(blocks: readonly string[], count: number): string[] {
	const written = blocks.findLastIndex((text) => text.trim() !== '') + 1;
	return Array.from({ length: Math.max(count, written) }, (_, index) => blocks[index] ?? '');
}

/** The words that a letter or card has from us: salutation, subject and closing, in its language and for its addressee. */
import { baseLanguage, letterFormsIn } from '../language/letter-forms.ts';
import { templatesFor, type Case, type Template } from '../pack.ts';
import { greetingOf } from './addressing.ts';
import type { Draft } from './draft.ts';

/** What of a sheet decides its words. */
export type Addressed = Pick<Draft, 'kind' | 'locale' | 'addressee'>;

/** The case's template of a card, or of a letter to this addressee, in this language; `undefined` where the pack has none. */
export function templateIn(entry: Case, { kind, locale: tag, addressee }: Addressed): Template | undefined {
	const fitting = templatesFor(entry, { kind, addressee });
	return fitting.find((each) => each.locale === tag) ?? fitting.find((each) => baseLanguage(each.locale) === baseLanguage(tag));
}

/**
 * The change that gives the sheet the words of another language or addressee. What the writer put in place of ours stays; so do all
 * three where neither the pack nor we know them in that language, until the writer replaces them.
 */
export function reworded(draft: Draft, entry: Case, now: Addressed): Pick<Draft, 'to' | 'subject' | 'closing' | 'blocks'> {
	const template = templateIn(entry, now);
	const [former, words] = [wordsFor(entry, draft), wordsFor(entry, now)];
	const turned = (text: string, was: string | undefined, is: string | undefined) =>
		is !== undefined && (text.trim() === '' || text === was || isOurs(text, entry)) ? is : text;
	const salutation = turned(draft.to.salutation, former?.salutation, words?.salutation);
	const isFromUs = salutation === words?.salutation;
	return {
		to: { ...draft.to, salutation, ...(isFromUs ? { greeting: salutation } : {}) },
		subject: turned(draft.subject, former?.subject, words?.subject),
		closing: turned(draft.closing, former?.closing, words?.closing),
		blocks: template && !draft.isOwnWords ? withBlocks(draft.blocks, template.blocks.length) : draft.blocks
	};
}

interface LetterWords {
	salutation: string;
	subject: string;
	closing: string;
}

function wordsFor(entry: Case, sheet: Addressed): LetterWords | undefined {
	const template = templateIn(entry, sheet);
	if (template) {
		return { subject: template.subject ?? '', ...greetingOf(entry, sheet, template.locale) };
	}
	// The forms that we know are those of a letter to an authority. A person is greeted by the writer.
	if (sheet.kind === 'card') return undefined;
	const forms = letterFormsIn(sheet.locale);
	// A name needs no translation.
	return forms && { ...forms, subject: entry.names.full };
}

/** Words of the pack in any language came from us. They can stay when the language chosen in between has no template. */
function isOurs(text: string, entry: Case): boolean {
	const greetings = [...entry.addressees, entry.card].flatMap(({ salutation, closing }) =>
		[salutation, closing].flatMap(Object.values<string>)
	);
	return greetings.includes(text) || entry.templates.some(({ kind, subject }) => kind === 'letter' && subject === text);
}

/** Gives as many blocks as the template asks for. A block with words is never taken away. */
function withBlocks(blocks: readonly string[], count: number): string[] {
	const written = blocks.findLastIndex((text) => text.trim() !== '') + 1;
	return Array.from({ length: Math.max(count, written) }, (_, index) => blocks[index] ?? '');
}

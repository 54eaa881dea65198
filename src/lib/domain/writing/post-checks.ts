/**
 * The rules of the post at the other end, each with whether a sheet keeps to it. They advise: what a writer wrote is handed in as it
 * is, and an organiser decides before it is printed. Pure.
 */
import type { Item } from '../item.ts';
import { addresseeOf, type Case, type PostRules } from '../pack.ts';
import { cardHints, isNoAddress, type CardHint, type CardWords } from './card-hints.ts';
import { hasScript } from './in-script.ts';
import { hasNumber } from './must-stand.ts';
import { isBlank } from './strokes.ts';
import { hasWord } from './whole-word.ts';

export type PostCheck =
	/** `languages`: one of them is handed over. */
	| { rule: 'language'; isMet: boolean; languages: string[] }
	| { rule: 'keep-out'; isMet: boolean; found: string[] }
	| { rule: 'number'; isMet: boolean; number: string }
	| { rule: 'sender'; isMet: boolean }
	/** `found`: the name and the town that say who sent it. */
	| { rule: 'no-sender'; isMet: boolean; found: string[] }
	/** The script in which an address that was published is read there. */
	| { rule: 'script'; isMet: boolean; script: string }
	| { rule: 'drawings' | 'colours'; isMet: boolean }
	| { rule: CardHint; isMet: boolean }
	| { rule: 'sheets'; isMet: boolean; most: number };

/** A sheet as far as the rules ask of it. */
export type CheckedSheet = Pick<
	Item,
	'kind' | 'caseId' | 'locale' | 'addressee' | 'to' | 'subject' | 'paragraphs' | 'closing' | 'from' | 'drawing' | 'front'
>;

/** What is asked of this sheet; `undefined` where nothing is known of the post there. */
export function rulesFor(entry: Case, { kind, addressee }: Pick<CheckedSheet, 'kind' | 'addressee'>): PostRules | undefined {
	return kind === 'card' ? entry.card.rules : addresseeOf(entry, addressee).rules;
}

/** The published address of this sheet; `null` where there is none, and the organisers send it in a parcel. */
const publishedFor = (entry: Case, { kind, addressee }: Pick<CheckedSheet, 'kind' | 'addressee'>) =>
	kind === 'card' ? entry.card.lines : addresseeOf(entry, addressee).lines;

/** Every rule that can be seen from the sheet, what stops it first. `sheets`: how many sheets of paper it takes, where that is known. */
export function postChecks(sheet: CheckedSheet, entry: Case, words: CardWords, sheets?: number): PostCheck[] {
	const rules = rulesFor(entry, sheet);
	if (!rules) return [];
	const text = textOf(sheet);
	const all: (PostCheck | undefined)[] = [
		languageCheck(sheet, entry, rules, text),
		keepOutCheck(rules, text),
		rules.number === undefined
			? undefined
			: { rule: 'number', isMet: hasNumber([...sheet.to.lines, text].join('\n'), rules.number), number: rules.number },
		rules.sender === 'required' ? { rule: 'sender', isMet: sheet.from.name.trim() !== '' } : undefined,
		noSenderCheck(sheet, rules),
		scriptCheck(sheet, entry, rules),
		...hintChecks(sheet, rules, text, words),
		rules.drawings ? undefined : { rule: 'drawings', isMet: isBlank(sheet.drawing) },
		rules.colours ? undefined : { rule: 'colours', isMet: !isColoured(sheet) },
		rules.mostSheets === undefined || sheets === undefined
			? undefined
			: { rule: 'sheets', isMet: sheets <= rules.mostSheets, most: rules.mostSheets }
	];
	return all.filter((check) => check !== undefined).sort((one, other) => Number(one.isMet) - Number(other.isMet));
}

const textOf = ({ to, subject = '', paragraphs, closing = '' }: CheckedSheet) =>
	[to.salutation ?? '', subject, ...paragraphs, closing].join('\n');

const baseOf = (locale: string) => locale.split('-')[0] ?? locale;

/** A sentence that a person translated beside the writer's own words is handed over with them. */
function languageCheck({ locale }: CheckedSheet, entry: Case, { languages }: PostRules, text: string): PostCheck | undefined {
	if (!languages) return undefined;
	const asked = new Set(languages.map(baseOf));
	const isWritten = asked.has(baseOf(locale));
	return {
		rule: 'language',
		isMet: isWritten || readyFor(entry, languages).some((ready) => text.includes(ready.text)),
		languages
	};
}

/** The ready sentences in these languages, or in all of them. */
export function readyFor({ readySentences = [] }: Pick<Case, 'readySentences'>, languages?: readonly string[]) {
	const asked = languages && new Set(languages.map(baseOf));
	return readySentences.filter(({ lang }) => !asked || asked.has(baseOf(lang)));
}

/** The blocks with a sentence after the last words that stand in them. */
export function withSentence(blocks: readonly string[], sentence: string): string[] {
	const at = Math.max(
		0,
		blocks.findLastIndex((text) => text.trim() !== '')
	);
	return blocks.map((text, index) => (index !== at ? text : text.trim() === '' ? sentence : `${text.trimEnd()}\n\n${sentence}`));
}

/** The lists of all languages: a word that stops a card does so in whatever letter it stands. */
function keepOutCheck({ keepOut }: PostRules, text: string): PostCheck | undefined {
	if (!keepOut || Object.keys(keepOut).length === 0) return undefined;
	const lower = text.toLowerCase();
	const found = [...new Set(Object.values(keepOut).flat())].filter((word) => hasWord(lower, word.toLowerCase()));
	return { rule: 'keep-out', isMet: found.length === 0, found };
}

/** A first name alone says not who sent it, and a letter has one. A town is printed on letters only. */
function noSenderCheck({ kind, from }: CheckedSheet, { sender }: PostRules): PostCheck | undefined {
	if (sender !== 'forbidden') return undefined;
	const [name, town] = [from.name.trim(), kind === 'letter' ? (from.town ?? '').trim() : ''];
	const found = [...(/\s/u.test(name) ? [name] : []), ...(town === '' ? [] : [town])];
	return { rule: 'no-sender', isMet: found.length === 0, found };
}

/** Nothing is said of a script that this device does not know. */
function scriptCheck(sheet: CheckedSheet, entry: Case, { script }: PostRules): PostCheck | undefined {
	if (script === undefined || !publishedFor(entry, sheet)) return undefined;
	const isMet = hasScript(sheet.to.lines.join('\n'), script);
	return isMet === undefined ? undefined : { rule: 'script', isMet, script };
}

/**
 * The rules that are recognised by words stand there when the case has them, met or not. An address that the writer gave for the
 * envelope is one too.
 */
function hintChecks({ from }: CheckedSheet, rules: PostRules, text: string, words: CardWords): PostCheck[] {
	const found = [...cardHints(text, rules, words), ...(from.address?.length ? (['address'] as const) : [])];
	const asked: CardHint[] = [
		...(isNoAddress(rules) ? (['address'] as const) : []),
		...(rules.religion ? [] : (['religion'] as const)),
		...(rules.organisation ? [] : (['organisation'] as const))
	];
	return asked.map((rule) => ({ rule, isMet: !found.includes(rule) }));
}

const isColoured = ({ drawing, front }: CheckedSheet) =>
	(front !== undefined && front !== 'plain') || (drawing?.pens ?? []).some(({ colour }) => colour !== 'ink');

/**
 * A pack: the cases, templates and guidance of one marathon, one versioned JSON document known by the SHA-256 of its exact bytes.
 * Texts stand per locale; every text of a pack has all the pack's `locales`, so that no screen is half translated.
 *
 * Both versions that there are become the same `Pack`: nobody beyond `parse-pack.ts` and its folder asks which one it was. A first
 * screen finds the pack as it was read before, so nothing of the parser stands here.
 */
import type { Kind } from './kind.ts';
import type { Addressee } from './pack/addressee.ts';
import type { Template } from './pack/template.ts';
import type { Case, Pack } from './pack/version-2.ts';

export type { Addressee } from './pack/addressee.ts';
export type { PostRules } from './pack/post-rules.ts';
export type { Block, Template } from './pack/template.ts';
export type { Case, Pack } from './pack/version-2.ts';

/** The text in `locale`, else in the same base language, else in the pack's first. */
export function inLocale<T>(texts: Record<string, T>, locale: string): T {
	const base = locale.split('-')[0] ?? locale;
	const found = texts[locale] ?? texts[base] ?? Object.values(texts)[0];
	if (found === undefined) throw new Error('a text without any language passed the parser');
	return found;
}

/** What the case asks in this language. A pack of version 1 may ask more in one language than in another. */
export function asksIn({ asks }: Case, locale: string): { text: string; ask: Case['asks'][number] }[] {
	const known = Object.keys(asks[0]?.text ?? {});
	const chosen = inLocale(Object.fromEntries(known.map((each) => [each, each])), locale);
	return asks.flatMap((ask) => (ask.text[chosen] === undefined ? [] : [{ text: ask.text[chosen], ask }]));
}

/** The case with this id; `undefined` when the pack has none, as after the pack of an event was changed. */
export const findCase = (pack: Pack, caseId: string) => pack.cases.find((entry) => entry.id === caseId);

/** True when nothing is asked for any more, neither letters nor cards. */
export const isOver = ({ state }: Pick<Case, 'state'>) => state === 'stop' || state === 'retired';

/** The addressee with this id, else the first: drafts and letters of before name none, and a later pack may have lost one. */
export function addresseeOf({ addressees, id }: Pick<Case, 'addressees' | 'id'>, addressee?: string): Addressee {
	const found = addressees.find((each) => each.id === addressee) ?? addressees[0];
	if (!found) throw new Error(`case ${id} without an addressee passed the parser`);
	return found;
}

/** What a sheet says of itself: what it is, and for letters to whom. */
export interface MadeFor {
	kind: Kind;
	addressee?: string;
}

/** The templates of a sheet: those of its addressee where it has some, else those for everybody. */
export function templatesFor({ templates }: Pick<Case, 'templates'>, { kind, addressee }: MadeFor): Template[] {
	const ofKind = templates.filter((each) => each.kind === kind);
	const own = ofKind.filter((each) => each.addressee !== undefined && each.addressee === addressee);
	return own.length > 0 ? own : ofKind.filter((each) => each.addressee === undefined);
}

/** The template of a sheet in the first of these languages that the pack has, else in the pack's first. */
export function templateFor(entry: Case, sheet: MadeFor, ...locales: string[]): Template {
	const fitting = templatesFor(entry, sheet);
	const found = locales.map((locale) => fitting.find((each) => each.locale === locale)).find(Boolean) ?? fitting[0];
	if (!found) throw new Error(`case ${entry.id} without a ${sheet.kind} template passed the parser`);
	return found;
}

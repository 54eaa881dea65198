/** What keeps a case, or the pack itself, from being published, as values; the screens turn them into words. Pure. */
import { parseWith, text } from '../../decode/parse.ts';
import { filledRows, isLeftBlank } from './finish.ts';
import { textForms, type FormPlace, type FormPlaces, type TextForm } from './form.ts';
import { isUntyped, type Where } from './unfinished.ts';

export interface PackProblem {
	where: Where;
	/** In which language, where only one is concerned. */
	locale?: string;
	why: WhyNotReady;
}

export type WhyNotReady =
	| { kind: 'missing' }
	| { kind: 'too-long' | 'too-many'; most: number }
	| { kind: 'too-short'; least: number }
	| { kind: 'out-of-range'; least: number; most: number }
	/** Control signs, or half a sign. */
	| { kind: 'signs' }
	| { kind: 'form'; form: TextForm }
	/** A name that no app of this version knows, from a file. */
	| { kind: 'not-known' }
	/** Two have the same. */
	| { kind: 'taken' }
	| { kind: 'person-first' | 'first-not-proposed' | 'post-without-address' | 'pass-on-not-embassy' | 'wrong-copy' }
	| { kind: 'until-before-from' | 'not-for-a-card' | 'no-such-addressee' };

/** Whether something still has to be written. Everything else has to be written in another way. */
export const isMissing = ({ why }: PackProblem): boolean => why.kind === 'missing';

type Fields = Record<string, unknown>;

/** Gives the problems of the fields, one for each place and language, in the order of the form. */
export function problemsOfFields(
	typed: object,
	places: FormPlaces,
	locales: readonly string[],
	above: Where = []
): PackProblem[] {
	const fields = typed as Fields;
	return Object.entries(places).flatMap(([name, place]) => problemsAt(fields[name], place, locales, [...above, name]));
}

function problemsAt(value: unknown, place: FormPlace, locales: readonly string[], where: Where): PackProblem[] {
	if (place.isOptional && isLeftBlank(value, place, locales)) return [];
	const at = (why: WhyNotReady | undefined, locale?: string): PackProblem[] =>
		why ? [{ where, ...(locale !== undefined && { locale }), why }] : [];
	switch (place.kind) {
		case 'text':
			return at(ofText(value, place));
		case 'texts':
			return at(ofTexts(value, { least: 0, ...place }));
		case 'words':
			return locales.flatMap((locale) => at(ofText(own(value, locale), place), locale));
		case 'lists':
			return locales.flatMap((locale) => at(ofTexts(own(value, locale), { least: 1, ...place }), locale));
		case 'any-lists':
			return ofAnyLists(value as Fields, place).flatMap(([locale, why]) => at(why, locale));
		case 'choice':
			return at(value === undefined ? missing : place.of.includes(value as string) ? undefined : { kind: 'not-known' });
		case 'number':
			return at(ofNumber(value, place));
		case 'tick':
			return at(typeof value === 'boolean' ? undefined : missing);
		case 'group':
			return problemsOfFields(value ?? {}, place.places, locales, where);
		case 'rows':
			return ofRows(value, place, locales, where);
	}
}

/** In how many languages a list may stand that is not of the pack's languages. */
const mostAnyLanguages = 20;

/** Gives what is wrong with the languages together, and with each of them. A language with nothing in it says nothing. */
function ofAnyLists(lists: Fields, place: FormPlace & { kind: 'any-lists' }): [string | undefined, WhyNotReady | undefined][] {
	const typed = Object.entries(lists).filter(([, list]) => !isUntyped(list));
	const each = typed.map(
		([locale, list]) =>
			[locale, textProblem(locale, { max: 35, form: 'language' }) ?? ofTexts(list, { least: 0, ...place })] as const
	);
	const isMore = typed.length > mostAnyLanguages;
	return [
		...(isMore ? [[undefined, { kind: 'too-many', most: mostAnyLanguages }] as [undefined, WhyNotReady]] : []),
		...each.map(([locale, why]): [string, WhyNotReady | undefined] => [locale, why])
	];
}

const missing: WhyNotReady = { kind: 'missing' };

const own = (texts: unknown, locale: string) => ((texts ?? {}) as Fields)[locale];

const ofText = (value: unknown, place: { max: number; form?: TextForm }) =>
	isUntyped(value) ? missing : textProblem(value as string, place);

function ofTexts(
	value: unknown,
	place: { max: number; min?: number; most: number; least: number; form?: TextForm }
): WhyNotReady | undefined {
	const texts = Array.isArray(value) ? (value as string[]).filter((each) => !isUntyped(each)) : [];
	if (texts.length < place.least) return missing;
	if (texts.length > place.most) return { kind: 'too-many', most: place.most };
	return texts.map((each) => textProblem(each, place)).find(Boolean);
}

function textProblem(value: string, { max, min = 1, form }: { max: number; min?: number; form?: TextForm }) {
	if (value.length > max) return { kind: 'too-long', most: max } as const;
	if (value.length < min) return { kind: 'too-short', least: min } as const;
	if (parseWith(text({ max }), value).kind === 'malformed') return { kind: 'signs' } as const;
	return form && parseWith(textForms[form], value).kind === 'malformed' ? ({ kind: 'form', form } as const) : undefined;
}

function ofNumber(value: unknown, { least, most }: { least: number; most: number }): WhyNotReady | undefined {
	if (value === undefined) return missing;
	const isIn = Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
	return isIn ? undefined : { kind: 'out-of-range', least, most };
}

function ofRows(value: unknown, place: FormPlace & { kind: 'rows' }, locales: readonly string[], where: Where): PackProblem[] {
	const rows = filledRows(value);
	const count: WhyNotReady | undefined =
		rows.length < (place.least ?? 0) ? missing : rows.length > place.most ? { kind: 'too-many', most: place.most } : undefined;
	const within = rows.flatMap(({ row, at }) => problemsOfFields(row, place.places, locales, [...where, at]));
	return count ? [{ where, why: count }, ...within] : within;
}

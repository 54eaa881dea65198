/**
 * Gives what was typed in the form that the parser takes: without what is blank, and in the languages of the pack alone. It repairs
 * nothing, so what has problems stays wrong. Pure.
 */
import type { FormPlace, FormPlaces } from './form.ts';
import { isUntyped } from './unfinished.ts';

type Fields = Record<string, unknown>;

/** Gives the fields of a case or a pack. */
export function finishFields(typed: object, places: FormPlaces, locales: readonly string[]): Fields {
	const fields = typed as Fields;
	const finished = Object.entries(places).map(([name, place]) => [name, finish(fields[name], place, locales)] as const);
	return Object.fromEntries(finished.filter(([, value]) => value !== undefined));
}

function finish(value: unknown, place: FormPlace, locales: readonly string[]): unknown {
	if (place.kind === 'texts') return finishTexts(value, place);
	if (place.isOptional && isLeftBlank(value, place, locales)) return undefined;
	switch (place.kind) {
		case 'words':
			return inLocales(value, locales, (text) => (isUntyped(text) ? '' : text));
		case 'lists':
			return inLocales(value, locales, lines);
		case 'any-lists':
			return Object.fromEntries(Object.entries(value as Fields).flatMap(([locale, list]) => filled(locale, lines(list))));
		case 'group':
			return finishFields(value ?? {}, place.places, locales);
		case 'rows':
			return filledRows(value).map(({ row }) => finishFields(row, place.places, locales));
		case 'text':
			return isUntyped(value) ? '' : value;
		default:
			return value;
	}
}

/** Whether nothing stands at this place that the pack would have. What is typed in a language that it has no more says nothing. */
export function isLeftBlank(value: unknown, place: FormPlace, locales: readonly string[]): boolean {
	const fields = (value ?? {}) as Fields;
	if (place.kind === 'words' || place.kind === 'lists') return locales.every((locale) => isUntyped(fields[locale]));
	if (place.kind !== 'group') return isUntyped(value);
	return Object.entries(place.places).every(([name, inner]) => isLeftBlank(fields[name], inner, locales));
}

/** A list that may be empty stands in a pack also when it is; others are left out where they may be. */
function finishTexts(value: unknown, place: FormPlace & { kind: 'texts' }): unknown {
	const texts = lines(value);
	if (texts.length > 0) return texts;
	if (place.isNullable) return null;
	return place.isOptional && place.least !== undefined ? undefined : texts;
}

const lines = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]).filter((line) => !isUntyped(line)) : []);

const filled = (locale: string, texts: string[]): [string, string[]][] => (texts.length > 0 ? [[locale, texts]] : []);

const inLocales = <T>(value: unknown, locales: readonly string[], read: (own: unknown) => T) =>
	Object.fromEntries(locales.map((locale) => [locale, read(((value ?? {}) as Fields)[locale])]));

/** The rows in which something stands, each with its place in the list. */
export function filledRows(value: unknown): { row: Fields; at: number }[] {
	const rows = Array.isArray(value) ? (value as Fields[]) : [];
	return rows.map((row, at) => ({ row, at })).filter(({ row }) => !isUntyped(row));
}

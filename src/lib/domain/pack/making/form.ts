/**
 * The form of a pack, as a description that reading back, checking and finishing all follow. The bounds are those of the parser, and a
 * property test holds that both agree.
 */
import { colourField, countryCodeField, dateField, webAddress } from '../fields.ts';
import { dayField, digestField, localeField, slugField } from '../../decode/fields.ts';
import type { Decode } from '../../decode/parse.ts';
import { scriptField } from '../post-rules.ts';
import { dayOfYearField } from '../version-2.ts';

/** What some texts must look like. */
export const textForms = {
	slug: slugField,
	language: localeField,
	day: dayField,
	'day-of-year': dayOfYearField,
	date: dateField,
	'web-address': webAddress,
	'country-code': countryCodeField,
	colour: colourField,
	script: scriptField,
	digest: digestField
} satisfies Record<string, Decode<string>>;
export type TextForm = keyof typeof textForms;

/** One place of the form. `isOptional`: it may stay blank, and is left out then. */
export type FormPlace = { isOptional?: true } & (
	| { kind: 'text'; max: number; form?: TextForm }
	/** A list of texts. With `isNullable` a pack says null for none. */
	| { kind: 'texts'; max: number; most: number; least?: number; min?: number; form?: TextForm; isNullable?: true }
	/** A text in each language of the pack. */
	| { kind: 'words'; max: number }
	/** A list of texts in each language of the pack. */
	| { kind: 'lists'; max: number; most: number }
	/** A list of texts in any languages. */
	| { kind: 'any-lists'; max: number; min: number; most: number }
	| { kind: 'choice'; of: readonly string[] }
	| { kind: 'number'; least: number; most: number }
	| { kind: 'tick' }
	| { kind: 'group'; places: FormPlaces }
	/** `least` is 0 where it is not said. */
	| { kind: 'rows'; places: FormPlaces; most: number; least?: number }
);
export type FormPlaces = Record<string, FormPlace>;

/** The same place, which may stay blank. */
export const maybe = (place: FormPlace): FormPlace => ({ ...place, isOptional: true });

export const textPlace = (max: number): FormPlace => ({ kind: 'text', max });
export const formed = (form: TextForm, max = 500): FormPlace => ({ kind: 'text', max, form });
export const wordsPlace = (max: number): FormPlace => ({ kind: 'words', max });
export const listsPlace = (max: number, most: number): FormPlace => ({ kind: 'lists', max, most });
/** An address as it was published. */
export const publishedAddress: FormPlace = { kind: 'texts', max: 120, most: 8, isNullable: true, isOptional: true };
export const choicePlace = (...of: string[]): FormPlace => ({ kind: 'choice', of });
export const numberPlace = (least: number, most: number): FormPlace => ({ kind: 'number', least, most });
export const tick: FormPlace = { kind: 'tick' };
export const group = (places: FormPlaces): FormPlace => ({ kind: 'group', places });
export const rowsPlace = (places: FormPlaces, { most, least = 0 }: { most: number; least?: number }): FormPlace => ({
	kind: 'rows',
	places,
	most,
	least
});

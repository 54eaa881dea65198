/**
 * A pack in the making: what people have typed of a pack so far. It has the very fields of a pack, and any of them may still be missing.
 * Its address lines are a list where a pack may say null, and its texts may be of languages that the pack does not have any more.
 */
import type { Case, Pack } from '../version-2.ts';

type Unfinished<T> = T extends string | number | boolean
	? T
	: T extends (infer Item)[]
		? Unfinished<Item>[]
		: { [Key in keyof T]?: Unfinished<NonNullable<T[Key]>> };

export interface CaseInTheMaking extends Unfinished<Omit<Case, 'id'>> {
	/** Given when the case is begun, and never changed. */
	id: string;
}

export interface PackInTheMaking extends Unfinished<Omit<Pack, 'v' | 'cases' | 'locales'>> {
	locales: string[];
	cases: CaseInTheMaking[];
}

/** Where something stands, from the case or the pack down: `['addressees', 0, 'country', 'nl']`. */
export type Where = readonly (string | number)[];

/** Whether nothing has been typed here. A choice, a number or a tick is something. */
export function isUntyped(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	if (typeof value !== 'object') return false;
	return Object.values(value).every(isUntyped);
}

/** The languages of a pack in the making. Pure. */
import { withLetters } from './new-case.ts';
import { mostLanguages } from './pack-form.ts';
import type { CaseInTheMaking, PackInTheMaking } from './unfinished.ts';

/** Gives the cases without the letters and cards of other languages. Their other texts stay, and are left out where they are not asked for. */
export function inLanguages(cases: CaseInTheMaking[], locales: readonly string[]): CaseInTheMaking[] {
	return cases.map((entry) => ({
		...entry,
		templates: (entry.templates ?? []).filter(({ locale }) => locale === undefined || locales.includes(locale))
	}));
}

/** Adds a language, with an empty letter and card in it for each case. */
export function addLanguage(making: PackInTheMaking, locale: string): PackInTheMaking {
	if (making.locales.includes(locale) || making.locales.length >= mostLanguages) return making;
	const locales = [...making.locales, locale];
	return { ...making, locales, cases: making.cases.map((entry) => withLetters(entry, locales)) };
}

/** Takes a language away with its letters and cards. The last one stays. */
export function removeLanguage(making: PackInTheMaking, locale: string): PackInTheMaking {
	const locales = making.locales.filter((each) => each !== locale);
	if (locales.length === 0) return making;
	return { ...making, locales, cases: inLanguages(making.cases, locales) };
}

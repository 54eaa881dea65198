/** The languages the app speaks. Each is shown by its own name, never by a flag. */
export const languages = [
	{ tag: 'en', name: 'English', direction: 'ltr' },
	{ tag: 'nl', name: 'Nederlands', direction: 'ltr' }
] as const;
export type LanguageTag = (typeof languages)[number]['tag'];

const rightToLeft = /^(ar|fa|he|ur|ps|ckb|yi|dv|ti-Arab)(-|$)/;
/** The direction in which a language is written; for letters in languages that the screens do not speak. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => (rightToLeft.test(tag) ? 'rtl' : 'ltr');

/** The language the app has for a tag such as `nl-BE`, if any. */
export function spoken(tag: string): LanguageTag | undefined {
	const base = tag.toLowerCase().split('-')[0];
	return languages.find((language) => language.tag === base)?.tag;
}

/** The first of these tags that the app speaks, else English. */
export const firstSpoken = (tags: readonly string[]): LanguageTag => tags.map(spoken).find((tag) => tag !== undefined) ?? 'en';

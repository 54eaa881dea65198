/** The languages the app speaks. Each is shown by its own name, never by a flag. */
export const languages = [
	{ tag: 'en', name: 'English' },
	{ tag: 'nl', name: 'Nederlands' }
] as const;
export type LanguageTag = (typeof languages)[number]['tag'];

/** The language the app has for a tag such as `nl-BE`, if any. */
export function spoken(tag: string): LanguageTag | undefined {
	const base = tag.toLowerCase().split('-')[0];
	return languages.find((language) => language.tag === base)?.tag;
}

/** The first of these tags that the app speaks, else English. */
export const firstSpoken = (tags: readonly string[]): LanguageTag => tags.map(spoken).find((tag) => tag !== undefined) ?? 'en';

/** A language in its own name: "Nederlands" of `nl`. What this browser has no name for is given back as it is. */
export function languageName(tag: string): string {
	try {
		const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
		return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
	} catch {
		// Somebody else's app may have put in a tag that is none.
		return tag;
	}
}

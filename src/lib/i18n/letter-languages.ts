/** The languages that a letter can be said to be in, each by its own name. */
import { languageName } from './languages.ts';

/** For a language that is not in the list: it has no rules here, and nothing is said about its words. */
export const anotherLanguage = 'und';

const tags = [
	...[
		'af',
		'am',
		'ar',
		'az',
		'be',
		'bg',
		'bn',
		'ca',
		'cs',
		'da',
		'de',
		'el',
		'en',
		'es',
		'et',
		'eu',
		'fa',
		'fi',
		'fr',
		'fy',
		'ga'
	],
	...[
		'gu',
		'he',
		'hi',
		'hr',
		'hu',
		'hy',
		'id',
		'is',
		'it',
		'ja',
		'ka',
		'km',
		'ko',
		'ku',
		'lt',
		'lv',
		'mk',
		'ml',
		'mr',
		'ms',
		'my'
	],
	...[
		'nb',
		'ne',
		'nl',
		'pa',
		'pap',
		'pl',
		'ps',
		'pt',
		'ro',
		'ru',
		'si',
		'sk',
		'sl',
		'so',
		'sq',
		'sr',
		'sv',
		'sw',
		'ta',
		'te',
		'th'
	],
	...['ti', 'tl', 'tr', 'uk', 'ur', 'uz', 'vi', 'yo', 'zh']
];

/** The languages of the pack first, in its order, then all others by their own names; `current` is always among them. */
export function letterLanguages(first: readonly string[], current: string): { value: string; label: string }[] {
	const others = [...new Set([...tags, current])].filter((tag) => !first.includes(tag) && tag !== anotherLanguage);
	const named = (tag: string) => ({ value: tag, label: languageName(tag) });
	return [...first.map(named), ...others.map(named).sort((one, other) => one.label.localeCompare(other.label))];
}

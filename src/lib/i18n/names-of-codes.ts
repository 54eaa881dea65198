/** What a country and a script are called in the language of the screen. A code that this browser has no name for stands for itself. */
import { screenLanguage } from './locale.svelte.ts';

/** "Mexico" of `MX`. */
export const countryInWords = (code: string): string => nameOf('region', code);

/** "Cyrillic" of `Cyrl`. */
export const scriptInWords = (script: string): string => nameOf('script', script);

function nameOf(type: 'region' | 'script', code: string): string {
	try {
		return new Intl.DisplayNames([screenLanguage.current], { type }).of(code) ?? code;
	} catch {
		// What somebody typed need not be a code.
		return code;
	}
}

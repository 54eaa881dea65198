/** The words of printed sheets. The printing room itself fills in the places in braces. */
import { sheetWords, type SheetWords } from '#lib/printing/words.ts';
import type { LanguageTag } from '#lib/i18n/languages.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { words } from '#lib/i18n/words.ts';

const places = {
	...{ year: '{year}', page: '{page}', pages: '{pages}', event: '{event}', table: '{table}' },
	...{ grams: '{grams}', ids: '{ids}', edge: '{edge}', mm: '{mm}', name: '{name}' }
};
type Message = (inputs: typeof places, options: { locale: LanguageTag }) => string;

export const theSheetWords = (): SheetWords => sheetWordsIn(screenLanguage.current);

/** The same in another language than that of the screen. */
export function sheetWordsIn(locale: LanguageTag): SheetWords {
	const messages = words as unknown as Record<string, Message | undefined>;
	return sheetWords(locale, (key) => messages[key]?.(places, { locale }) ?? '');
}

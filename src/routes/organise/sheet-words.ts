/** The words of printed sheets in the language of this screen. The printing room itself fills in the places in braces. */
import { sheetWords, type SheetWords } from '#lib/printing/words.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { words } from '#lib/i18n/words.ts';

const places = {
	...{ year: '{year}', page: '{page}', pages: '{pages}', event: '{event}', table: '{table}' },
	...{ grams: '{grams}', ids: '{ids}', edge: '{edge}', mm: '{mm}', name: '{name}' }
};
type Message = (inputs: typeof places) => string;

export function theSheetWords(): SheetWords {
	const messages = words as unknown as Record<string, Message | undefined>;
	return sheetWords(screenLanguage.current, (key) => messages[key]?.(places) ?? '');
}

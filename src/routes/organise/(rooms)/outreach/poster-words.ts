/** The words of posters in any language of the app, whatever language the screen has. */
import type { LanguageTag } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { posterWords, type PosterWords } from '#lib/printing/outreach/poster-words.ts';

const places = { year: '{year}', names: '{names}', count: '{count}', name: '{name}', code: '{code}' };
type Message = (inputs: typeof places, options: { locale: LanguageTag }) => string;

export function thePosterWords(locale: LanguageTag): PosterWords {
	const messages = words as unknown as Record<string, Message | undefined>;
	return posterWords(locale, (key) => messages[key]?.(places, { locale }) ?? '');
}

/** The ready sentences of a case in languages that are handed over, with what they say in this language. */
import { inLocale, type Case } from '#lib/domain/pack.ts';
import { readyFor } from '#lib/domain/writing/post-checks.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import type { Ready } from '#lib/ui/letter/ReadySentences.svelte';

export const readyIn = (entry: Case, languages?: readonly string[], locale: string = screenLanguage.current): Ready[] =>
	readyFor(entry, languages).map(({ lang, text, means, translatedBy }) => ({
		...{ lang, text, means: inLocale(means, locale) },
		...(translatedBy !== undefined && { by: translatedBy })
	}));

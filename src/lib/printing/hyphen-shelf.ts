/** The rules for dividing words, loaded together with the fonts of a text. */
import { hyphenFileFor } from './hyphen-files.ts';
import { dividerBy, type DivideWord, type HyphenRules, type WordDividers } from './text/hyphens.ts';
import { jsonIn, type LoadFont } from './unpacked.ts';

/**
 * A language whose rules cannot be loaded stays without hyphens until they are asked for again: the letter is whole without them, and
 * that is no reason not to print it.
 */
export function hyphenShelf(load: LoadFont): WordDividers {
	const dividers = new Map<string, DivideWord>();
	const loading = new Map<string, Promise<void>>();
	const loadRules = async (file: string, lang: string) => {
		try {
			const rules = rulesIn(await jsonIn(load, file));
			if (rules) dividers.set(file, dividerBy(rules, lang));
		} catch {
			// The file may be absent, cut off, or the HTML of a Wi-Fi sign-in page.
		}
		loading.delete(file);
	};
	return {
		of: (lang) => dividers.get(hyphenFileFor(lang) ?? ''),
		ready: async (langs) => {
			for (const lang of langs) {
				const file = hyphenFileFor(lang);
				if (file && !dividers.has(file) && !loading.has(file)) loading.set(file, loadRules(file, lang));
			}
			await Promise.all(loading.values());
		}
	};
}

function rulesIn(json: unknown): HyphenRules | undefined {
	const { patterns, exceptions } = (json ?? {}) as Partial<Record<keyof HyphenRules, unknown>>;
	return typeof patterns === 'string' && typeof exceptions === 'string' ? { patterns, exceptions } : undefined;
}

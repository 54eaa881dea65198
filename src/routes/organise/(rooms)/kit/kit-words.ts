/** The words of a kit in any language of the app, whatever language the screen has. */
import type { KitPart } from '#lib/domain/kit/parts.ts';
import { spoken, type LanguageTag } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import type { KitLanguage } from '#lib/printing/kit/kit-setting.ts';
import { kitWords } from '#lib/printing/kit/kit-words.ts';
import { sheetWordsIn } from '../../sheet-words.ts';

const places = {
	...{ what: '{what}', page: '{page}', pages: '{pages}', languages: '{languages}', count: '{count}', number: '{number}' },
	...{ text: '{text}', day: '{day}', site: '{site}', code: '{code}', name: '{name}' }
};
type Message = (inputs: typeof places, options: { locale: LanguageTag }) => string;

/** A language of the pack with the app's own words in it; where nobody has translated them, those of `otherwise`. */
export function kitLanguageOf(lang: string, otherwise: LanguageTag): KitLanguage {
	const own = spoken(lang);
	const locale = own ?? otherwise;
	const messages = words as unknown as Record<string, Message | undefined>;
	return {
		lang,
		words: kitWords(locale, (key) => messages[key]?.(places, { locale }) ?? ''),
		sheetWords: sheetWordsIn(locale),
		isBorrowed: own === undefined
	};
}

/** What each part is called, what it holds, and why so many are proposed. */
export const partWords: Record<KitPart, { name: () => string; what: () => string; why: () => string }> = {
	guide: { name: words.kit_guide, what: words.kit_guide_what, why: words.kit_guide_why },
	case: { name: words.kit_case, what: words.kit_case_what, why: words.kit_case_why },
	sample: { name: words.kit_sample, what: words.kit_sample_what, why: words.kit_sample_why },
	copying: { name: words.kit_copying, what: words.kit_copying_what, why: words.kit_copying_why },
	lined: { name: words.kit_lined, what: words.kit_lined_what, why: words.kit_lined_why },
	cards: { name: words.kit_cards, what: words.kit_cards_what, why: words.kit_cards_why },
	talk: { name: words.kit_talk, what: words.kit_talk_what, why: words.kit_talk_why },
	tally: { name: words.kit_tally, what: words.kit_tally_what, why: words.kit_tally_why },
	tables: { name: words.kit_tables_part, what: words.kit_tables_what, why: words.kit_tables_why },
	labels: { name: words.kit_labels, what: words.kit_labels_what, why: words.kit_labels_why },
	privacy: { name: words.kit_privacy, what: words.kit_privacy_what, why: words.kit_privacy_why },
	packing: { name: words.kit_packing, what: words.kit_packing_what, why: words.kit_packing_why },
	parents: { name: words.kit_parents, what: words.kit_parents_what, why: words.kit_parents_why }
};

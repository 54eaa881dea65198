/** Every text that a kit may hold, for the fonts. */
import { inLocale, type Case } from '#lib/domain/pack.ts';
import { addressLines, cardLines } from '#lib/domain/writing/addressing.ts';
import type { Wording } from '../text/needed-faces.ts';
import { wordingsOfSheets } from '../wordings.ts';
import type { KitLanguage, KitSetting } from './kit-setting.ts';
import type { KitWords } from './kit-words.ts';

/** In the heavy face of headlines too, or without: a headline is bold where that face is absent. */
export function* kitWordings(
	{ facts, pack, cases, tables }: Omit<KitSetting, 'fonts'>,
	languages: readonly KitLanguage[],
	isHeavy: boolean
): Iterable<Wording> {
	for (const { lang, words, sheetWords } of languages) {
		const own = [facts.name, ...facts.place, facts.responsible, '0123456789–:·×☐', ...tables.map(({ label }) => label)];
		const heads = [...wordsIn(words), ...own, ...cases.map((entry) => entry.names.full)];
		if (isHeavy) {
			for (const text of heads) yield { text, lang: words.lang, weight: 'black' };
			continue;
		}
		yield* wordingsOfSheets(sheetWords, own);
		for (const text of heads) yield* both(text, words.lang);
		for (const entry of cases) for (const text of textsOf(entry, lang)) yield* both(text, lang);
		const { guidance, privacy } = pack;
		const said = [
			...inLocale(guidance.letters, lang),
			...inLocale(guidance.cards, lang),
			...(privacy ? inLocale(privacy, lang) : [])
		];
		for (const text of said) yield* both(text, lang);
	}
}

function* both(text: string, lang: string): Iterable<Wording> {
	yield { text, lang, weight: 'regular' };
	yield { text, lang, weight: 'bold' };
}

const wordsIn = ({ one, list, pairs, hour }: KitWords): string[] => [
	...Object.values(one),
	...Object.values(list).flat(),
	...Object.values(pairs).flatMap((each) => each.flatMap(({ head, text }) => [head, text])),
	...['tables', 'rehearsal', 'doors', 'last', 'roll-call'].flatMap((line) => Object.values(hour(line)))
];

function textsOf(entry: Case, lang: string): string[] {
	const reader = entry.addressees[0];
	return [
		...[entry.names.full, entry.names.short, entry.nativeName?.text ?? '', inLocale(entry.country, lang)],
		...inLocale(entry.story, lang),
		...(entry.easyStory ? inLocale(entry.easyStory, lang) : []),
		...(entry.contentNote ? [inLocale(entry.contentNote, lang)] : []),
		...entry.asks.map(({ text }) => inLocale(text, lang)),
		...(reader ? [...addressLines(reader, lang), inLocale(reader.salutation, lang), inLocale(reader.closing, lang)] : []),
		...(reader?.rules?.paper ? [inLocale(reader.rules.paper, lang)] : []),
		...(reader?.rules?.keepOut ? Object.values(reader.rules.keepOut).flat() : []),
		...(entry.card.rules.paper ? [inLocale(entry.card.rules.paper, lang)] : []),
		...(entry.card.rules.keepOut ? Object.values(entry.card.rules.keepOut).flat() : []),
		...cardLines(entry, ''),
		...entry.templates
			.filter((each) => each.locale === lang)
			.flatMap(({ subject, blocks }) => [subject ?? '', ...blocks.flatMap(({ starters }) => starters)])
	];
}

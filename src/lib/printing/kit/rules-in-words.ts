/** The rules of the post at the other end, each in a line on paper. */
import { inLocale, type Addressee, type Case, type PostRules } from '#lib/domain/pack.ts';
import { fill } from '../words.ts';
import type { PartSetting } from './kit-setting.ts';

type Words = Pick<PartSetting, 'words' | 'lang'>;

/** Of a letter to this reader. */
export function letterRules(reader: Addressee | undefined, on: Words): string[] {
	const { one } = on.words;
	const { rules } = reader ?? {};
	const languages = rules?.languages ?? reader?.languages ?? [];
	return [
		...(languages.length > 0 ? [languageRule(languages, on)] : []),
		...(rules ? commonRules({ ...rules, languages: undefined }, on) : []),
		...(rules?.sender === 'required' || rules?.sender === 'forbidden' ? [] : [one.ruleName]),
		one.rulePolite
	];
}

/** Of a card to the person, or to the family. */
export function cardRules({ card }: Case, on: Words): string[] {
	const { one } = on.words;
	return [
		...(card.recipient === 'family' ? [one.toFamily] : []),
		...(card.rules.languages?.length ? [languageRule(card.rules.languages, on)] : []),
		...commonRules({ ...card.rules, languages: undefined }, on),
		one.ruleAccusations
	];
}

function commonRules(rules: PostRules, { words: { one }, lang }: Words): string[] {
	const words = rules.keepOut ? [...new Set(Object.values(rules.keepOut).flat())] : [];
	return [
		...(rules.number ? [fill(one.ruleNumber, { number: rules.number })] : []),
		...(rules.sender === 'required' ? [one.ruleSender] : []),
		...(rules.sender === 'forbidden' ? [one.ruleNoSender] : []),
		...(rules.religion ? [] : [one.ruleNoReligion]),
		...(rules.organisation ? [] : [one.ruleNoOrganisation]),
		...(rules.drawings ? [] : [one.ruleNoDrawings]),
		...(rules.colours ? [] : [one.ruleNoColours]),
		...(rules.paper ? [inLocale(rules.paper, lang)] : []),
		...(rules.mostSheets ? [sheetRule(rules.mostSheets, one)] : []),
		...(words.length > 0 ? [fill(one.ruleKeepOut, { text: words.join(', ') })] : [])
	];
}

const sheetRule = (most: number, one: PartSetting['words']['one']) =>
	most === 1 ? one.ruleOneSheet : fill(one.ruleSheets, { count: most });

function languageRule(tags: readonly string[], { words: { one, lang } }: Words): string {
	const names = new Intl.DisplayNames([lang], { type: 'language' });
	const named = new Intl.ListFormat(lang, { type: 'disjunction' }).format(tags.map((tag) => names.of(tag) ?? tag));
	return one.ruleLanguages.replace('{languages}', named);
}

/** Every text that stands on an item's sheets, with how it is set: what fonts are made ready for. */
import type { Item } from '#lib/domain/item.ts';
import { dayInWords } from './sheets/day.ts';
import type { Wording } from './text/needed-faces.ts';
import type { SheetWords } from './words.ts';

/** What the writer wrote; their e-mail address and table are not printed. */
export function textsOn({ to, subject, paragraphs, closing, from }: Item): string[] {
	const { name, town, country, address } = from;
	const single = [to.salutation, subject, closing, name, town, country].filter((text) => text !== undefined);
	return [...to.lines, ...paragraphs, ...(address ?? []), ...single];
}

/** What the items need to be set, the words of their sheets included. One after another: of thousands of items this is much. */
export function* wordingsFor(items: readonly Item[], words: SheetWords): Iterable<Wording> {
	for (const item of items) {
		for (const text of textsOn(item)) yield regular(text, item.locale);
		yield regular(dayInWords(item.writtenOn, item.locale), item.locale);
		if (item.subject) yield bold(item.subject, item.locale);
	}
	yield* wordingsOfSheets(words);
}

/** The fixed words. Any of them may stand in either weight. */
export function wordingsOfSheets(words: SheetWords, texts: readonly string[] = []): Wording[] {
	const all = [...Object.values(words as unknown as Record<string, string>), ...texts];
	return all.flatMap((text) => [regular(text, words.lang), bold(text, words.lang)]);
}

const regular = (text: string, lang: string): Wording => ({ text, lang, weight: 'regular' });
const bold = (text: string, lang: string): Wording => ({ text, lang, weight: 'bold' });

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

/** What the item needs to be set, the words of its sheets included. */
export function wordingsFor(items: readonly Item[], words: SheetWords): Wording[] {
	const ofItems = items.flatMap((item) => [
		...textsOn(item).map((text) => regular(text, item.locale)),
		regular(dayInWords(item.writtenOn, item.locale), item.locale),
		...(item.subject ? [bold(item.subject, item.locale)] : [])
	]);
	return [...ofItems, ...wordingsOfSheets(words)];
}

/** The fixed words. Any of them may stand in either weight. */
export function wordingsOfSheets(words: SheetWords, texts: readonly string[] = []): Wording[] {
	const all = [...Object.values(words as unknown as Record<string, string>), ...texts];
	return all.flatMap((text) => [regular(text, words.lang), bold(text, words.lang)]);
}

const regular = (text: string, lang: string): Wording => ({ text, lang, weight: 'regular' });
const bold = (text: string, lang: string): Wording => ({ text, lang, weight: 'bold' });

/** Every text that stands on an item's sheets, with how it is set: what fonts are made ready for. */
import type { Item } from '#lib/domain/item.ts';
import type { PrintKind } from '#lib/domain/print/batch-fact.ts';
import type { LayoutRequest } from './print-request.ts';
import { dayInWords } from '#lib/domain/language/days.ts';
import type { Wording } from './text/needed-faces.ts';
import type { SheetWords } from './words.ts';

/** What the writer wrote; their e-mail address and table are not printed. */
function textsOn({ to, copyTo = [], subject, paragraphs, closing, from }: Item): string[] {
	const { name, town, country, address } = from;
	const single = [to.salutation, subject, closing, name, town, country].filter((text) => text !== undefined);
	return [...to.lines, ...copyTo, ...paragraphs, ...(address ?? []), ...single];
}

/** The texts of an item that stand on sheets of this kind. */
export function textsPrinted(item: Item, kind: PrintKind): string[] {
	if (kind === 'labels') return item.to.lines;
	if (kind !== 'envelopes') return textsOn(item);
	const { name, address = [], country } = item.from;
	return [...item.to.lines, ...(address.length === 0 ? [] : [name, ...address, country ?? ''])];
}

/** Gives every text that a request prints, with the words of its sheets. */
export function wordingsOf(items: readonly Item[], request: LayoutRequest): Iterable<Wording> {
	const { kind, words } = request;
	if (kind === 'labels' || kind === 'envelopes') return wordingsOfAddresses(items, kind, words);
	return wordingsFor(items, words, kind === 'covers' ? textsOfCovers(request) : []);
}

function* wordingsOfAddresses(items: readonly Item[], kind: PrintKind, words: SheetWords): Iterable<Wording> {
	for (const item of items) for (const text of textsPrinted(item, kind)) yield regular(text, item.locale);
	yield* wordingsOfSheets(words);
}

function textsOfCovers({ covers, caseNames = {}, words, createdAt }: LayoutRequest): string[] {
	const { event, preparedBy, parcelTo = [], cases = {} } = covers ?? {};
	const ofCases = Object.values(cases).flatMap(({ name, country, address, others = {} }) => [
		...[name, country, ...address],
		...Object.values(others).flatMap((other) => other.address)
	]);
	const others = [event, preparedBy].filter((text) => text !== undefined);
	return [
		...others,
		...parcelTo,
		...ofCases,
		...Object.values(caseNames),
		dayInWords(createdAt.toISOString().slice(0, 10), words.lang)
	];
}

/**
 * Gives the texts of the items on their own sheets, with the fixed words and these other texts. It gives them one after another,
 * because thousands of items have a lot of text.
 */
export function* wordingsFor(items: readonly Item[], words: SheetWords, others: readonly string[] = []): Iterable<Wording> {
	for (const item of items) {
		for (const text of textsOn(item)) yield regular(text, item.locale);
		yield regular(dayInWords(item.writtenOn, item.locale), item.locale);
		if (item.subject) yield bold(item.subject, item.locale);
	}
	yield* wordingsOfSheets(words, others);
}

/** The fixed words. Any of them may stand in either weight. */
export function wordingsOfSheets(words: SheetWords, texts: readonly string[] = []): Wording[] {
	const all = [...Object.values(words as unknown as Record<string, string>), ...texts];
	return all.flatMap((text) => [regular(text, words.lang), bold(text, words.lang)]);
}

const regular = (text: string, lang: string): Wording => ({ text, lang, weight: 'regular' });
const bold = (text: string, lang: string): Wording => ({ text, lang, weight: 'bold' });

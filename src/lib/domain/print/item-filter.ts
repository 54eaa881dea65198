/** Which of the opened items an organiser wants to see. A field that is absent lets everything through. */
import type { Item, Kind } from '../item.ts';
import { holdsWords, lengthOf, type ItemLength } from './find-items.ts';

export interface ItemFilter {
	caseId?: string;
	kind?: Kind;
	/** A table's label; `''` is everybody who wrote at home. */
	table?: string;
	/** The day on the sheet. */
	writtenOn?: string;
	isUnprintedOnly?: boolean;
	/** Words that must all be in it, folded. Empty lets everything through. */
	query?: string;
	/** The language it is written in. */
	locale?: string;
	length?: ItemLength;
}

/** True when the item fits every field of the filter that is given. `isPrinted` is what the print batches say of it. */
export function passes(item: Item, isPrinted: boolean, filter: ItemFilter): boolean {
	if (filter.isUnprintedOnly && isPrinted) return false;
	if (filter.caseId !== undefined && item.caseId !== filter.caseId) return false;
	if (filter.kind !== undefined && item.kind !== filter.kind) return false;
	if (filter.table !== undefined && (item.table ?? '') !== filter.table) return false;
	if (filter.writtenOn !== undefined && item.writtenOn !== filter.writtenOn) return false;
	if (filter.locale !== undefined && item.locale !== filter.locale) return false;
	if (filter.length !== undefined && lengthOf(item) !== filter.length) return false;
	return filter.query === undefined || holdsWords(item, filter.query);
}

interface Choices {
	tables: string[];
	days: string[];
	locales: string[];
	isSomebodyAtHome: boolean;
}

/** What there is to choose from, each once: tables as people count them (2 before 10), days from the first. */
export function choicesIn(items: Item[]): Choices {
	const tables = new Set(items.flatMap((item) => (item.table === undefined ? [] : [item.table])));
	const days = new Set(items.map((item) => item.writtenOn));
	return {
		tables: [...tables].sort((a, b) => a.localeCompare(b, undefined, { numeric: true })),
		days: [...days].sort(),
		locales: [...new Set(items.map(({ locale }) => locale))].sort(),
		isSomebodyAtHome: items.some((item) => item.table === undefined)
	};
}

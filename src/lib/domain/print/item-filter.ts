/** Which of the opened items an organiser wants to see. A field that is absent lets everything through. */
import type { Item, Kind } from '../item.ts';

export interface ItemFilter {
	caseId?: string;
	kind?: Kind;
	/** A table's label; `''` is everybody who wrote at home. */
	table?: string;
	/** The day on the sheet. */
	writtenOn?: string;
	isUnprintedOnly?: boolean;
}

/** True when the item fits every field of the filter that is given. `isPrinted` is what the print batches say of it. */
export function passes(item: Item, isPrinted: boolean, filter: ItemFilter): boolean {
	if (filter.isUnprintedOnly && isPrinted) return false;
	if (filter.caseId !== undefined && item.caseId !== filter.caseId) return false;
	if (filter.kind !== undefined && item.kind !== filter.kind) return false;
	if (filter.table !== undefined && (item.table ?? '') !== filter.table) return false;
	return filter.writtenOn === undefined || item.writtenOn === filter.writtenOn;
}

/** What there is to choose from, each once: tables as people count them (2 before 10), days from the first. */
export function choicesIn(items: Item[]): { tables: string[]; days: string[]; isSomebodyAtHome: boolean } {
	const tables = new Set(items.flatMap((item) => (item.table === undefined ? [] : [item.table])));
	const days = new Set(items.map((item) => item.writtenOn));
	return {
		tables: [...tables].sort((a, b) => a.localeCompare(b, undefined, { numeric: true })),
		days: [...days].sort(),
		isSomebodyAtHome: items.some((item) => item.table === undefined)
	};
}

/** The files of one print run: each small enough for a copy shop's desk and for a device's memory, and about one case where there are several. */
import type { Item } from '../item.ts';

/** Items in one file at most. */
export const mostPerVolume = 500;

export interface Volume {
	/** From 1. */
	number: number;
	of: number;
	/** The cases in it, in their order. */
	caseIds: string[];
	items: Item[];
}

export interface VolumeRule {
	/** The cases in the order of their pack; a case that is not in it comes last. */
	caseOrder: readonly string[];
	/** A file for each case even when all would fit into one. */
	isPerCase?: boolean;
	most?: number;
}

/** Whole and in the order received within each case. What fits into one file stays together, unless a file per case is asked for. */
export function volumesOf(items: readonly Item[], { caseOrder, isPerCase = false, most = mostPerVolume }: VolumeRule): Volume[] {
	if (items.length === 0) return [];
	const cases = byCase(items, caseOrder);
	const pieces = items.length <= most && !isPerCase ? [cases.flat()] : cases.flatMap((each) => evenPieces(each, most));
	return pieces.map((piece, at) => ({
		number: at + 1,
		of: pieces.length,
		caseIds: [...new Set(piece.map(({ caseId }) => caseId))],
		items: piece
	}));
}

/** "writing-table-7KQ2MX-letters-03-of-05.pdf", so that a folder lists them in order. A run of one file says how many are in it. */
export function volumeName(code: string, what: string, { number, of, items }: Volume): string {
	const digits = Math.max(2, String(of).length);
	const place =
		of === 1 ? String(items.length) : `${String(number).padStart(digits, '0')}-of-${String(of).padStart(digits, '0')}`;
	return `writing-table-${code}-${what}-${place}.pdf`;
}

function byCase(items: readonly Item[], caseOrder: readonly string[]): Item[][] {
	const groups = new Map<string, Item[]>(caseOrder.map((id) => [id, []]));
	for (const item of items) {
		const group = groups.get(item.caseId);
		if (group) group.push(item);
		else groups.set(item.caseId, [item]);
	}
	return [...groups.values()].filter((group) => group.length > 0);
}

/** 501 become 251 and 250: a file with one letter in it would be overlooked. */
function evenPieces(items: Item[], most: number): Item[][] {
	const count = Math.ceil(items.length / most);
	const size = Math.ceil(items.length / count);
	return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

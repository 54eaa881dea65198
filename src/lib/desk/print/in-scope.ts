/** Which of the collected items are meant, and how they are leafed through. */
import { labelGrids, labelsOn } from '#lib/domain/print/label-sheet.ts';
import type { Item } from '#lib/domain/item.ts';
import type { PrintKind } from '#lib/domain/print/print-fact.ts';
import type { PrinterSetting } from '#lib/domain/print/printer-setting.ts';
import type { Entry } from '../tray.svelte.ts';

/** What the print room prints: one kind at a time. */
export type RoomKind = Exclude<PrintKind, 'all'>;

/** Labels, envelopes and covers go with items that are printed: they are wanted until those are in the post, and are no batch. */
export const isOfItself = (kind: RoomKind): kind is 'letters' | 'cards' => kind === 'letters' || kind === 'cards';

/** Only what is new: of items what no batch holds, of what goes with them what is not posted. Or everything; or one batch once more. */
export type Scope = 'unprinted' | 'all' | 'batch';

export interface Wish {
	kind: RoomKind;
	scope: Scope;
	/** What the batch holds that is printed once more. */
	batchIds: readonly string[];
	/** None is all. */
	caseIds: readonly string[];
}

export function inScope(entries: readonly Entry[], { kind, scope, batchIds, caseIds }: Wish): Entry[] {
	const isInBatch = among(batchIds);
	return entries.filter(({ row, isTaken, isPosted }) => {
		if (caseIds.length > 0 && !caseIds.includes(row.caseId)) return false;
		if (scope === 'batch') return isInBatch(row.id);
		return scope === 'all' || !(isOfItself(kind) ? isTaken : isPosted);
	});
}

/**
 * Labels and envelopes are for letters that travel by themselves: a card carries its own address, and what goes in a parcel with all
 * others of its case has none.
 */
export function ofKind(entries: readonly Entry[], kind: RoomKind): Entry[] {
	if (kind === 'covers') return [...entries];
	return entries.filter(({ item }) => {
		if (item.kind !== (kind === 'cards' ? 'card' : 'letter')) return false;
		return isOfItself(kind) || isSingle(item);
	});
}

const isSingle = ({ to }: Item) => to.lines.length > 0;

/** Letters of these that go in a parcel, and so need no label or envelope of their own. */
export const inParcels = (entries: readonly Entry[]): number =>
	entries.filter(({ item }) => item.kind === 'letter' && !isSingle(item)).length;

/** Whether an id is one of these. */
export function among(ids: Iterable<string>): (id: string) => boolean {
	const all = new Set(ids);
	return (id) => all.has(id);
}

export const countCases = (entries: readonly Entry[]) => new Set(entries.map(({ row }) => row.caseId)).size;

const cardsPerSheet = 4;

/** Letters and envelopes one by one, cards and labels by their sheets, covers by their cases. */
export function leavesOf(items: Item[], kind: RoomKind, { labelSheet, labelStart }: PrinterSetting): Item[][] {
	if (kind === 'cards') return pieces(items, cardsPerSheet);
	if (kind === 'covers') return [...Map.groupBy(items, ({ caseId }) => caseId).values()];
	if (kind !== 'labels') return items.map((item) => [item]);
	const capacity = labelsOn(labelGrids[labelSheet]);
	const first = capacity - labelStart + 1;
	return [items.slice(0, first), ...pieces(items.slice(first), capacity)].filter((piece) => piece.length > 0);
}

const pieces = (items: Item[], size: number): Item[][] =>
	Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/** Which of the collected items are printed, and how a person leafs through them. */
import { labelGrids, labelsOn } from '#lib/domain/print/label-sheet.ts';
import { mayPrint } from '#lib/domain/facts/review.ts';
import type { Item } from '#lib/domain/item.ts';
import type { PrintKind } from '#lib/domain/print/batch-fact.ts';
import type { PrinterSetting } from '#lib/domain/print/printer-setting.ts';
import type { Entry } from '../tray.svelte.ts';

/** What the print room prints: one kind at a time. */
export type RoomKind = Exclude<PrintKind, 'all'>;

/**
 * Whether this kind is posted by itself. Labels, envelopes and covers only go with printed items: they are needed until those
 * items are posted, and they make no batch.
 */
export const isOfItself = (kind: RoomKind): kind is 'letters' | 'cards' => kind === 'letters' || kind === 'cards';

/**
 * `unprinted` means what is new: items that no batch holds or, for labels, envelopes and covers, items that are not posted yet.
 * `all` means everything, and `batch` means one batch once more.
 */
export type Scope = 'unprinted' | 'all' | 'batch';

export interface Wish {
	kind: RoomKind;
	scope: Scope;
	/** The ids of the items in the batch that is printed once more. */
	batchIds: readonly string[];
	/** Empty means all cases. */
	caseIds: readonly string[];
}

/**
 * Gives the entries that a wish means, in the order given. What is held or left out is in none, however it is asked for: it has to
 * be released first.
 */
export function inScope(entries: readonly Entry[], { kind, scope, batchIds, caseIds }: Wish): Entry[] {
	const isInBatch = among(batchIds);
	return entries.filter(({ row, isTaken, isPosted, review }) => {
		if (!mayPrint(review)) return false;
		if (caseIds.length > 0 && !caseIds.includes(row.caseId)) return false;
		if (scope === 'batch') return isInBatch(row.id);
		return scope === 'all' || !(isOfItself(kind) ? isTaken : isPosted);
	});
}

/**
 * Labels and envelopes are only for letters that travel alone. A card carries its own address, and a letter in a parcel, which
 * holds all letters of its case, needs none.
 */
export function ofKind(entries: readonly Entry[], kind: RoomKind): Entry[] {
	if (kind === 'covers') return [...entries];
	return entries.filter(({ item }) => {
		if (item.kind !== (kind === 'cards' ? 'card' : 'letter')) return false;
		return isOfItself(kind) || isSingle(item);
	});
}

const isSingle = ({ to }: Item) => to.lines.length > 0;

/** How many of these letters go in a parcel, and so need no label or envelope of their own. */
export const inParcels = (entries: readonly Entry[]): number =>
	entries.filter(({ item }) => item.kind === 'letter' && !isSingle(item)).length;

/** Gives a function that says whether an id is one of these. */
export function among(ids: Iterable<string>): (id: string) => boolean {
	const all = new Set(ids);
	return (id) => all.has(id);
}

/** Gives how many cases these entries belong to. */
export const countCases = (entries: readonly Entry[]) => new Set(entries.map(({ row }) => row.caseId)).size;

const cardsPerSheet = 4;

/**
 * Groups the items as a person leafs through them: letters and envelopes one by one, cards and labels by their sheets, covers by
 * their cases.
 */
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

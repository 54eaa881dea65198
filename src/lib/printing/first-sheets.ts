/** The first sheets of a print, for the screen: the same layout, imposition and nudge that go into the PDF. */
import type { Item } from '#lib/domain/item.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import type { HeldAddress, SenderLeftOut } from '#lib/domain/print/held.ts';
import { chosenItems, layOutItem, senderLeftOut } from './lay-out-item.ts';
import type { LayoutRequest } from './print-request.ts';
import { sheetFeeder } from './sheet-feeder.ts';
import type { FontSet } from './text/font-set.ts';

export interface FirstSheets {
	pages: SheetPage[];
	/** For each page the items whose sheets, cards, labels or envelopes begin there; none for covers and later pages. */
	begins: string[][];
	held: HeldAddress[];
	senders: SenderLeftOut[];
}

/**
 * The pages of the first `count` items, and of what else stands on the same sheet of cards or labels; for covers those of the first
 * `count` cases. Empty backs, with which letters on both sides begin a new sheet, are left away. Make the fonts ready first, with `wordingsOf(items, request)`.
 */
export function firstSheets(items: readonly Item[], request: LayoutRequest, fonts: FontSet, count: number): FirstSheets {
	const first: FirstSheets = { pages: [], begins: [], held: [], senders: [] };
	const waiting: string[] = [];
	const sheets = sheetFeeder(
		(page) => {
			first.pages.push(page);
			first.begins.push(waiting.splice(0));
		},
		{ ...request, isTwoSided: false },
		fonts
	);
	let fed = 0;
	for (const item of itemsFor(items, request, count)) {
		if (request.kind !== 'covers' && fed >= count && sheets.isFlush()) break;
		const layout = layOutItem(item, request, fonts);
		if (layout.kind === 'held') {
			first.held.push(layout);
			sheets.leaveOut(item);
			continue;
		}
		const sender = layout.kind === 'letter' ? senderLeftOut(item, layout) : undefined;
		if (sender) first.senders.push(sender);
		if (layout.kind !== 'counted') waiting.push(item.id);
		sheets.feed(layout, item);
		fed++;
	}
	sheets.end();
	return first;
}

function itemsFor(items: readonly Item[], { kind }: LayoutRequest, count: number): Item[] {
	const chosen = chosenItems(items, kind);
	if (kind !== 'covers') return chosen;
	const cases = new Set([...new Set(chosen.map((item) => item.caseId))].slice(0, count));
	return chosen.filter((item) => cases.has(item.caseId));
}

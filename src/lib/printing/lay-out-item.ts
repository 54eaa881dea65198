/** Lays one item out for what was asked, or holds it back with the reason. */
import type { Item } from '#lib/domain/item.ts';
import type { PrintKind } from '#lib/domain/print/batch-fact.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import type { HeldAddress, SenderLeftOut } from '#lib/domain/print/held.ts';
import type { LabelChoice, LayoutRequest } from './print-request.ts';
import { layOutCard, type CardSides } from './sheets/card.ts';
import { layOutDirect } from './sheets/direct-envelope.ts';
import { layOutLabel } from './sheets/labels.ts';
import { layOutCopy, layOutLetter } from './sheets/letter.ts';
import type { UnplacedSender } from './sheets/letter-sender.ts';
import type { FontSet } from './text/font-set.ts';

export type LaidOut =
	/** `copy`: the sheets for who gets a copy of the letter. */
	| { kind: 'letter'; pages: SheetPage[]; copy: SheetPage[]; leftOut?: UnplacedSender }
	| { kind: 'card'; cards: CardSides[] }
	| { kind: 'label'; marks: Mark[] }
	| { kind: 'envelope'; page: SheetPage }
	/** For covers: how many sheets a letter needs, or how many cards a card needs. */
	| { kind: 'counted'; sheets: number };

/** The labels when a request names none: L7160, from its first label. */
export const plainLabels: LabelChoice = { sheet: 'l7160', startAt: 1 };

/** Gives the items that this kind prints: letters before cards, each in the order given. */
export function chosenItems(items: readonly Item[], kind: PrintKind): Item[] {
	const letters = kind === 'cards' ? [] : items.filter((item) => item.kind === 'letter');
	const cards = kind === 'letters' ? [] : items.filter((item) => item.kind === 'card');
	return [...letters, ...cards];
}

/**
 * Lays out one item for this request. For covers it gives only how many sheets or cards the item needs. It gives `held` when the
 * address does not fit, and for labels and envelopes also when there is no address. `FontSet.ready` must come first.
 */
export function layOutItem(item: Item, request: LayoutRequest, fonts: FontSet): LaidOut | HeldAddress {
	switch (request.kind) {
		case 'labels':
			return label(item, request, fonts);
		case 'envelopes':
			return envelope(item, request, fonts);
		case 'covers':
			return counted(sheet(item, request, fonts));
		default:
			return sheet(item, request, fonts);
	}
}

function sheet(item: Item, request: LayoutRequest, fonts: FontSet): LaidOut | HeldAddress {
	const { envelope, ownWindow, words, hasFoldMarks, hasBleed } = request;
	if (item.kind === 'card') {
		const layout = layOutCard(item, { words, fonts, envelope, hasBleed });
		return layout.kind === 'laid-out' ? { kind: 'card', cards: layout.cards } : held(item);
	}
	const setting = { envelope, ownWindow, words, fonts, hasFoldMarks };
	const layout = layOutLetter(item, setting);
	const copy = item.copyTo?.length ? layOutCopy(item, item.copyTo, setting) : undefined;
	if (layout.kind !== 'laid-out' || copy?.kind === 'address-too-long') return held(item);
	return { kind: 'letter', pages: layout.pages, copy: copy?.pages ?? [], leftOut: layout.leftOut };
}

/** Says that the sender, or only the country, is missing in the window. It gives `undefined` when nothing is missing there. */
export function senderLeftOut({ id }: Item, { leftOut }: { leftOut?: UnplacedSender }): SenderLeftOut | undefined {
	return leftOut && { kind: 'held', id, reason: 'sender', ...(leftOut === 'country' ? { isInPart: true } : {}) };
}

function counted(layout: LaidOut | HeldAddress): LaidOut | HeldAddress {
	if (layout.kind === 'letter') return { kind: 'counted', sheets: layout.pages.length + layout.copy.length };
	if (layout.kind === 'card') return { kind: 'counted', sheets: layout.cards.length };
	return layout;
}

function label(item: Item, { labels = plainLabels, words }: LayoutRequest, fonts: FontSet): LaidOut | HeldAddress {
	const layout = layOutLabel(item, { sheet: labels.sheet, words, fonts });
	return layout.kind === 'laid-out' ? { kind: 'label', marks: layout.marks } : held(item, layout.kind === 'no-address');
}

function envelope(item: Item, { direct = 'dl', words }: LayoutRequest, fonts: FontSet): LaidOut | HeldAddress {
	const layout = layOutDirect(item, { direct, words, fonts });
	return layout.kind === 'laid-out' ? { kind: 'envelope', page: layout.page } : held(item, layout.kind === 'no-address');
}

function held({ id }: Item, isAbsent = false): HeldAddress {
	return { kind: 'held', id, reason: 'address', ...(isAbsent ? { isAbsent } : {}) };
}

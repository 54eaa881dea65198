/**
 * Four A6 cards on one A4 sheet, quarter by quarter, with cut marks: a page of fronts, then a page of backs that lies behind it.
 * The sheet is upright, so each card lies on its side: its top looks right on the front and left on the back. So every card turns
 * over like a page, with its back upright.
 */
import type { Mark, SheetPage } from '#lib/domain/sheet.ts';
import type { CardSides } from './card.ts';
import { a4 } from './paper.ts';

/** How the printer turns the sheet over. */
export type Flip = 'long-edge' | 'short-edge';

export const cardsPerSheet = 4;
const slot = { widthMm: a4.widthMm / 2, heightMm: a4.heightMm / 2 };
const cutMarkMm = 6;

/** Two pages for up to four cards: fronts and backs. Throws for more, or for none. */
export function imposeCards(cards: readonly CardSides[], flip: Flip): [SheetPage, SheetPage] {
	if (cards.length === 0 || cards.length > cardsPerSheet) throw new Error(`${cards.length} cards on one sheet`);
	const place = (side: keyof CardSides) => cards.map((card, index) => inSlot(card[side], index, side, flip));
	return [
		{ ...a4, marks: [...place('front'), ...cutMarks()] },
		{ ...a4, marks: [...place('back'), ...cutMarks()] }
	];
}

/**
 * Turned over its long edge the sheet shows its columns the other way round, over its short edge its rows; and then it is upside
 * down, so the backs turn with it.
 */
function inSlot(page: SheetPage, index: number, side: keyof CardSides, flip: Flip): Mark {
	const isBack = side === 'back';
	const column = isBack && flip === 'long-edge' ? 1 - (index % 2) : index % 2;
	const row = isBack && flip === 'short-edge' ? 1 - Math.floor(index / 2) : Math.floor(index / 2);
	const isTopRight = !isBack || flip === 'short-edge';
	const [left, top] = [column * slot.widthMm, row * slot.heightMm];
	return isTopRight
		? { kind: 'group', xMm: left + slot.widthMm, yMm: top, degrees: 90, marks: page.marks }
		: { kind: 'group', xMm: left, yMm: top + slot.heightMm, degrees: -90, marks: page.marks };
}

/** Along the two cuts, at the edges and in the middle; they fall under the knife. */
function cutMarks(): Mark[] {
	const [x, y] = [slot.widthMm, slot.heightMm];
	const half = cutMarkMm / 2;
	const cut = (x1Mm: number, y1Mm: number, x2Mm: number, y2Mm: number): Mark => ({
		...{ kind: 'rule', x1Mm, y1Mm, x2Mm, y2Mm, strokeMm: 0.15, colour: 'line' }
	});
	return [
		cut(x, 0, x, 2 * cutMarkMm),
		cut(x, a4.heightMm - 2 * cutMarkMm, x, a4.heightMm),
		cut(0, y, 2 * cutMarkMm, y),
		cut(a4.widthMm - 2 * cutMarkMm, y, a4.widthMm, y),
		cut(x - half, y, x + half, y),
		cut(x, y - half, x, y + half)
	];
}

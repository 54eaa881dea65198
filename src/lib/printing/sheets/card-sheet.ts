/**
 * Four cards on one sheet, two by two, with cut marks: a page of fronts, then a page of backs that lies behind it. The sheet is
 * upright, so each card lies on its side: its top looks right on the front and left on the back. So every card turns over like a
 * page, with its back upright.
 */
import { paperSizes } from '#lib/domain/print/envelope.ts';
import type { Mark, PageTrim, SheetPage } from '#lib/domain/print/sheet.ts';
import type { CardSides } from './card.ts';
import { cardSizeOn, type CardCut } from './card-size.ts';

/** How the printer turns the sheet over. */
export type Flip = 'long-edge' | 'short-edge';

export const cardsPerSheet = 4;
const cutMarkMm = 6;
/** Cut marks beside a bleed keep so far from it. */
const offBleedMm = 1;

/** Two pages for up to four cards: fronts and backs. Throws for more, or for none. */
export function imposeCards(cards: readonly CardSides[], flip: Flip, cut: CardCut = { paper: 'a4' }): [SheetPage, SheetPage] {
	if (cards.length === 0 || cards.length > cardsPerSheet) throw new Error(`${cards.length} cards on one sheet`);
	const grid = gridOn(cut);
	const place = (side: keyof CardSides) => cards.map((card, index) => inSlot(card[side], index, side, flip, grid));
	const marks = cut.hasBleed ? marksBesideBleed(grid) : marksOnCuts(grid);
	const page = cut.hasBleed ? { ...grid.sheet, trim: trimOf(grid) } : grid.sheet;
	return [
		{ ...page, marks: [...place('front'), ...marks] },
		{ ...page, marks: [...place('back'), ...marks] }
	];
}

/** The edges of the slots as they are cut: from left to right, and from top to bottom. */
interface Grid {
	sheet: { widthMm: number; heightMm: number };
	bleedMm: number;
	columnsMm: readonly [Edges, Edges];
	rowsMm: readonly [Edges, Edges];
}
type Edges = readonly [from: number, to: number];

function gridOn(cut: CardCut): Grid {
	const sheet = paperSizes[cut.paper];
	const { widthMm, heightMm, bleedMm } = cardSizeOn(cut);
	const edges = (middleMm: number, lengthMm: number): readonly [Edges, Edges] => [
		[middleMm - bleedMm - lengthMm, middleMm - bleedMm],
		[middleMm + bleedMm, middleMm + bleedMm + lengthMm]
	];
	return { sheet, bleedMm, columnsMm: edges(sheet.widthMm / 2, heightMm), rowsMm: edges(sheet.heightMm / 2, widthMm) };
}

/** Around all four: what lies outside falls away. */
const trimOf = ({ columnsMm, rowsMm, bleedMm }: Grid): PageTrim => ({
	...{ leftMm: columnsMm[0][0], topMm: rowsMm[0][0], rightMm: columnsMm[1][1], bottomMm: rowsMm[1][1], bleedMm }
});

/**
 * Turned over its long edge the sheet shows its columns the other way round, over its short edge its rows; and then it is upside
 * down, so the backs turn with it.
 */
function inSlot(page: SheetPage, index: number, side: keyof CardSides, flip: Flip, { columnsMm, rowsMm }: Grid): Mark {
	const isBack = side === 'back';
	const isRight = (index % 2 === 1) !== (isBack && flip === 'long-edge');
	const isLow = index >= 2 !== (isBack && flip === 'short-edge');
	const [column, row] = [columnsMm[isRight ? 1 : 0], rowsMm[isLow ? 1 : 0]];
	const isTopRight = !isBack || flip === 'short-edge';
	return isTopRight
		? { kind: 'group', xMm: column[1], yMm: row[0], degrees: 90, marks: page.marks }
		: { kind: 'group', xMm: column[0], yMm: row[1], degrees: -90, marks: page.marks };
}

const cut = (x1Mm: number, y1Mm: number, x2Mm: number, y2Mm: number): Mark => ({
	...{ kind: 'rule', x1Mm, y1Mm, x2Mm, y2Mm, strokeMm: 0.15, colour: 'line' }
});

/** Along the two cuts, at the edges and in the middle; they fall under the knife. */
function marksOnCuts({ sheet }: Grid): Mark[] {
	const { widthMm, heightMm } = sheet;
	const [x, y] = [widthMm / 2, heightMm / 2];
	const half = cutMarkMm / 2;
	return [
		cut(x, 0, x, 2 * cutMarkMm),
		cut(x, heightMm - 2 * cutMarkMm, x, heightMm),
		cut(0, y, 2 * cutMarkMm, y),
		cut(widthMm - 2 * cutMarkMm, y, widthMm, y),
		cut(x - half, y, x + half, y),
		cut(x, y - half, x, y + half)
	];
}

/** Marks at the edges of the sheet, in line with each of the eight cuts. None stays on a card or in its bleed. */
function marksBesideBleed({ sheet, bleedMm, columnsMm, rowsMm }: Grid): Mark[] {
	const off = bleedMm + offBleedMm;
	const [left, right] = [columnsMm[0][0] - off, columnsMm[1][1] + off];
	const [top, bottom] = [rowsMm[0][0] - off, rowsMm[1][1] + off];
	const upright = columnsMm
		.flat()
		.flatMap((x) => [
			cut(x, Math.max(0, top - cutMarkMm), x, top),
			cut(x, bottom, x, Math.min(sheet.heightMm, bottom + cutMarkMm))
		]);
	const level = rowsMm
		.flat()
		.flatMap((y) => [
			cut(Math.max(0, left - cutMarkMm), y, left, y),
			cut(right, y, Math.min(sheet.widthMm, right + cutMarkMm), y)
		]);
	return [...upright, ...level];
}

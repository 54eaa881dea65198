/** Lets blocks run down the pages: no line of a paragraph stands alone at the foot or head of a page. */
import type { Mark } from '#lib/domain/print/sheet.ts';
import { stack, type SetLine } from './typesetting.ts';
import type { Area } from './paper.ts';

/** A paragraph may be divided between two of its lines; a whole block never is. */
export type FlowBlock = ParagraphBlock | WholeBlock;

interface ParagraphBlock {
	kind: 'paragraph';
	lines: readonly SetLine[];
	/** Left out when the block begins a page. */
	spaceBeforeMm: number;
	/** The next block begins with its last lines, so that one line may stay for the next page. */
	isContinued?: boolean;
}

export interface WholeBlock {
	kind: 'whole';
	heightMm: number;
	spaceBeforeMm: number;
	draw(topMm: number): Mark[];
}

const fewestLines = 2;

/** The marks of each page. `areaOf` gives the column of a page, counted from 0. A whole block higher than a page overflows it. */
export function flow(blocks: readonly FlowBlock[], areaOf: (page: number) => Area): Mark[][] {
	const column = openColumn(areaOf);
	for (const block of blocks) {
		if (block.kind === 'whole') placeWhole(block, column);
		else placeParagraph(block, column);
	}
	return column.pages;
}

function placeWhole(block: WholeBlock, column: Column) {
	if (block.heightMm > column.roomMm(block) && !column.isFresh()) column.newPage();
	column.place(block.draw(column.topMm(block)), block.heightMm, block);
}

function placeParagraph(block: ParagraphBlock, column: Column) {
	for (let rest = block.lines; rest.length > 0;) {
		const take = linesToTake(rest, column.roomMm(block), column.isFresh(), block.isContinued ?? false);
		const { marks, bottomMm } = stack(rest.slice(0, take), column.area(), column.topMm(block));
		if (take > 0) column.place(marks, bottomMm - column.topMm(block), block);
		rest = rest.slice(take);
		if (rest.length > 0) column.newPage();
	}
}

type Column = ReturnType<typeof openColumn>;

/** Where the next block stands on the page that is being filled. */
function openColumn(areaOf: (page: number) => Area) {
	const pages: Mark[][] = [[]];
	let area = areaOf(0);
	let atMm = area.topMm;
	const isFresh = () => atMm === area.topMm;
	const topMm = (block: FlowBlock) => atMm + (isFresh() ? 0 : block.spaceBeforeMm);
	return {
		pages,
		isFresh,
		topMm,
		area: () => area,
		roomMm: (block: FlowBlock) => area.bottomMm - topMm(block),
		place(marks: readonly Mark[], heightMm: number, block: FlowBlock) {
			atMm = topMm(block) + heightMm;
			pages.at(-1)?.push(...marks);
		},
		newPage() {
			area = areaOf(pages.length);
			atMm = area.topMm;
			pages.push([]);
		}
	};
}

function linesToTake(lines: readonly SetLine[], roomMm: number, isFresh: boolean, isContinued: boolean): number {
	let fitting = 0;
	for (let heightMm = 0; fitting < lines.length; fitting++) {
		heightMm += lines[fitting]?.leadingMm ?? 0;
		if (heightMm > roomMm + 1e-6) break;
	}
	if (fitting === lines.length) return fitting;
	const take = isContinued ? fitting : Math.min(fitting, lines.length - fewestLines);
	if (take >= fewestLines) return take;
	return isFresh ? Math.max(1, fitting) : 0;
}

/** A block of lines that stay together. */
export function wholeLines(lines: readonly SetLine[], area: Pick<Area, 'leftMm' | 'rightMm'>, spaceBeforeMm: number): WholeBlock {
	return {
		kind: 'whole',
		heightMm: lines.reduce((sum, line) => sum + line.leadingMm, 0),
		spaceBeforeMm,
		draw: (topMm) => stack(lines, area, topMm).marks
	};
}

/** The last block with the last lines of the paragraph before it: a closing never stands alone on a page. */
export function keptWithLast(paragraph: ParagraphBlock, last: WholeBlock, area: Pick<Area, 'leftMm' | 'rightMm'>): FlowBlock[] {
	const isShort = paragraph.lines.length < 2 * fewestLines;
	const tailStart = isShort ? 0 : paragraph.lines.length - fewestLines;
	const tail = wholeLines(paragraph.lines.slice(tailStart), area, isShort ? paragraph.spaceBeforeMm : 0);
	const joined: WholeBlock = {
		kind: 'whole',
		heightMm: tail.heightMm + last.spaceBeforeMm + last.heightMm,
		spaceBeforeMm: tail.spaceBeforeMm,
		draw: (topMm) => [...tail.draw(topMm), ...last.draw(topMm + tail.heightMm + last.spaceBeforeMm)]
	};
	return isShort ? [joined] : [{ ...paragraph, lines: paragraph.lines.slice(0, tailStart), isContinued: true }, joined];
}

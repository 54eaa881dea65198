/** Running text for pages that are read: headings, paragraphs, lists, cells beside each other, boxes, lines for a pen. */
import type { Mark, OwnColour, TextBlock, TextSection } from '#lib/domain/print/sheet.ts';
import { ground } from '../outreach/shapes.ts';
import type { FlowBlock, WholeBlock } from '../sheets/flow.ts';
import type { Area } from '../sheets/paper.ts';
import {
	firstBaselineMm,
	paragraphDirection,
	placeLine,
	runsRtl,
	setLines,
	stack,
	type SetLine,
	type TypeStyle
} from '../sheets/typesetting.ts';
import type { FontSet } from '../text/font-set.ts';

export type TextColumn = Pick<Area, 'leftMm' | 'rightMm'>;

interface Look extends Partial<Pick<TypeStyle, 'sizePt' | 'leading' | 'weight' | 'colour'>> {
	role?: TextBlock['role'];
	/** Above it, mm. */
	gapMm?: number;
	/** Another than that of the text around it. */
	lang?: string;
}

/** Sets blocks into one column. */
export interface RunningText {
	column: TextColumn;
	/** The same in a column of its own. */
	within(column: TextColumn): RunningText;
	paragraph(text: string, look?: Look): FlowBlock;
	/** Lines that stay together. */
	kept(text: string, look?: Look): WholeBlock;
	heading(text: string, look?: Look): WholeBlock;
	/** A heading under a thin line. */
	ruledHeading(text: string, look?: Look): WholeBlock;
	/** A marker, or a box to tick, and the text beside it. In a text that runs from right to left it stands at the right. */
	item(marker: string, text: string, look?: Look): WholeBlock;
	/** Blocks one under another that are never divided. */
	together(blocks: readonly FlowBlock[], gapMm: number): WholeBlock;
	/** Two cells beside each other, each under a thin line. An empty one stays empty. */
	cells(make: (text: RunningText, side: 0 | 1) => FlowBlock[]): WholeBlock;
	/** A label, and so many lines for a pen beneath it. */
	blank(label: string, count: number): WholeBlock;
}

/** The marker of a list whose lines are ticked with a pen. */
export const toTick = '☐';

const plainPt = 10.5;
const plainGapMm = 2;
const markerMm = 5.5;
const pairGapMm = 8;
const padMm = 4.5;
const easyGround: OwnColour = '#f0ecdf';
const fewestLines = 2;
/** A heading takes two entries of a list along, as long as they are no higher than this. */
const mostBegunMm = 60;

/** `scale` multiplies all type. */
export function runningText(
	column: TextColumn,
	{ fonts, section }: { fonts: FontSet; section: TextSection },
	scale = 1
): RunningText {
	const style = (text: string, { sizePt = plainPt, role = 'paragraph', lang = section.lang, ...look }: Look): TypeStyle => ({
		...{ leading: 1.42, weight: 'regular', colour: 'ink', lang, direction: paragraphDirection(text, lang) },
		...{ leading: look.leading ?? 1.42, weight: look.weight ?? 'regular', colour: look.colour ?? 'ink' },
		sizePt: sizePt * scale,
		block: { role, section }
	});
	const set = (text: string, look: Look, within: TextColumn = column) =>
		setLines(text, within.rightMm - within.leftMm, style(text, look), fonts);
	/** A heading of several lines has them of about the same length. */
	const balanced = (text: string, look: Look): SetLine[] => {
		let best = set(text, look);
		const { length } = best;
		const widthMm = column.rightMm - column.leftMm;
		for (let share = 0.94; length > 1 && share > 0.5; share -= 0.06) {
			const narrower = set(text, look, { leftMm: 0, rightMm: widthMm * share });
			if (narrower.length > length) break;
			best = narrower;
		}
		return best;
	};
	const whole = (lines: readonly SetLine[], gapMm: number, draw: WholeBlock['draw']): WholeBlock => ({
		...{ kind: 'whole', heightMm: heightOfSet(lines), spaceBeforeMm: gapMm, draw }
	});

	const paragraph = (text: string, look: Look = {}): FlowBlock => ({
		kind: 'paragraph',
		lines: set(text, look),
		spaceBeforeMm: (look.gapMm ?? plainGapMm) * scale
	});
	const kept = (text: string, look: Look = {}): WholeBlock => {
		const lines = look.role === 'heading' ? balanced(text, look) : set(text, look);
		return whole(lines, (look.gapMm ?? plainGapMm) * scale, (topMm) => stack(lines, column, topMm).marks);
	};
	const heading = (text: string, look: Look = {}) =>
		kept(text, { sizePt: 15, leading: 1.16, weight: 'bold', role: 'heading', gapMm: 5, ...look });
	const ruledHeading = (text: string, look: Look = {}): WholeBlock => {
		const head = heading(text, { gapMm: 4.5, ...look });
		const aboveMm = 2.4;
		const draw = (topMm: number): Mark[] => [rule(column, topMm, 0.35, 'ink'), ...head.draw(topMm + aboveMm)];
		return { ...head, heightMm: head.heightMm + aboveMm, draw };
	};
	const item = (marker: string, text: string, look: Look = {}): WholeBlock => {
		const besideMm = markerMm * scale;
		const isRtl = runsRtl(text, section.lang);
		const within = isRtl ? { ...column, rightMm: column.rightMm - besideMm } : { ...column, leftMm: column.leftMm + besideMm };
		const lines = set(text, look, within);
		const label = marker === toTick ? undefined : set(marker, { ...look, weight: 'bold' })[0];
		return whole(lines, (look.gapMm ?? plainGapMm * 0.6) * scale, (topMm) => {
			const { marks } = stack(lines, within, topMm);
			const first = lines[0]?.style ?? style(text, look);
			// The marker is read before its text, as one paragraph.
			const own = label && { ...label, style: { ...label.style, block: first.block } };
			const baselineMm = topMm + firstBaselineMm(first);
			if (own) return [placeLine(own, column, baselineMm, isRtl ? 'right' : 'left'), ...marks];
			const sideMm = 3.2 * scale;
			const xMm = isRtl ? column.rightMm - sideMm : column.leftMm;
			return [tickBox(xMm, baselineMm - sideMm * 0.86, sideMm), ...marks];
		});
	};
	const together = (blocks: readonly FlowBlock[], gapMm: number): WholeBlock => {
		const heights = blocks.map((block, at) => heightOfBlock(block) + (at === 0 ? 0 : block.spaceBeforeMm));
		return {
			kind: 'whole',
			spaceBeforeMm: gapMm,
			heightMm: heights.reduce((sum, height) => sum + height, 0),
			draw: (topMm) => drawStacked(blocks, column, topMm)
		};
	};
	const cells = (make: (text: RunningText, side: 0 | 1) => FlowBlock[]): WholeBlock => {
		const middle = (column.leftMm + column.rightMm) / 2;
		const halves = [
			{ leftMm: column.leftMm, rightMm: middle - pairGapMm / 2 },
			{ leftMm: middle + pairGapMm / 2, rightMm: column.rightMm }
		] as const;
		const both = halves.map((half, side) => {
			const inner = runningText(half, { fonts, section }, scale);
			return { half, block: inner.together(make(inner, side as 0 | 1), 0) };
		});
		const aboveMm = 1.8;
		return {
			kind: 'whole',
			spaceBeforeMm: 3 * scale,
			heightMm: aboveMm + Math.max(...both.map(({ block }) => block.heightMm)),
			draw: (topMm) =>
				both.flatMap(({ half, block }) =>
					block.heightMm === 0 ? [] : [rule(half, topMm, 0.2, 'line'), ...block.draw(topMm + aboveMm)]
				)
		};
	};
	const blank = (label: string, count: number): WholeBlock => {
		const head = kept(label, { sizePt: 9, colour: 'soft', gapMm: 4 });
		const lineMm = 9 * scale;
		return {
			...head,
			heightMm: head.heightMm + count * lineMm,
			draw: (topMm) => [
				...head.draw(topMm),
				...Array.from({ length: count }, (_, at) => rule(column, topMm + head.heightMm + (at + 1) * lineMm - 1, 0.25, 'soft'))
			]
		};
	};
	const within = (inner: TextColumn) => runningText(inner, { fonts, section }, scale);
	return { column, within, paragraph, kept, heading, ruledHeading, item, together, cells, blank };
}

/** A heading with what stands beneath it: it never stands alone at the foot of a page. */
export function underHeading(head: WholeBlock, blocks: readonly FlowBlock[], column: TextColumn): FlowBlock[] {
	const [first, ...rest] = blocks;
	if (!first) return [];
	if (first.kind === 'paragraph' && first.lines.length >= 2 * fewestLines) {
		const begin = joinedTo(head, { ...first, lines: first.lines.slice(0, fewestLines) }, column);
		return [begin, { ...first, lines: first.lines.slice(fewestLines), spaceBeforeMm: 0 }, ...rest];
	}
	const [second, ...more] = rest;
	const begun = joinedTo(head, first, column);
	if (second?.kind !== 'whole' || begun.heightMm + second.heightMm > mostBegunMm) return [begun, ...rest];
	return [joinedTo(begun, second, column), ...more];
}

function joinedTo(head: WholeBlock, next: FlowBlock, column: TextColumn): WholeBlock {
	return {
		kind: 'whole',
		spaceBeforeMm: head.spaceBeforeMm,
		heightMm: head.heightMm + next.spaceBeforeMm + heightOfBlock(next),
		draw: (topMm) => drawStacked([head, next], column, topMm)
	};
}

/** Blocks on a ground of their own, as far as they are not higher than `mostMm`; else as they are. */
export function onGround(
	column: TextColumn,
	mostMm: number,
	make: (column: TextColumn) => readonly FlowBlock[]
): readonly FlowBlock[] {
	const inner = { leftMm: column.leftMm + padMm, rightMm: column.rightMm - padMm };
	const blocks = make(inner);
	const heightMm = blocks.reduce((sum, block, at) => sum + heightOfBlock(block) + (at === 0 ? 0 : block.spaceBeforeMm), 0);
	if (heightMm + 2 * padMm > mostMm) return make(column);
	const draw = (topMm: number): Mark[] => [
		ground({ ...column, topMm, bottomMm: topMm + heightMm + 2 * padMm }, easyGround),
		...drawStacked(blocks, inner, topMm + padMm)
	];
	return [{ kind: 'whole', spaceBeforeMm: 5, heightMm: heightMm + 2 * padMm, draw }];
}

function drawStacked(blocks: readonly FlowBlock[], column: TextColumn, topMm: number): Mark[] {
	const marks: Mark[] = [];
	let at = topMm;
	blocks.forEach((block, index) => {
		if (index > 0) at += block.spaceBeforeMm;
		marks.push(...(block.kind === 'whole' ? block.draw(at) : stack(block.lines, column, at).marks));
		at += heightOfBlock(block);
	});
	return marks;
}

const heightOfSet = (lines: readonly SetLine[]) => lines.reduce((sum, line) => sum + line.leadingMm, 0);
const heightOfBlock = (block: FlowBlock) => (block.kind === 'whole' ? block.heightMm : heightOfSet(block.lines));

/** A level line over the width of a column. */
export const rule = (column: TextColumn, yMm: number, strokeMm: number, colour: 'ink' | 'soft' | 'line'): Mark => ({
	...{ kind: 'rule', x1Mm: column.leftMm, x2Mm: column.rightMm, y1Mm: yMm, y2Mm: yMm, strokeMm, colour }
});
/** A square to tick with a pen. */
const tickBox = (xMm: number, yMm: number, sideMm: number): Mark => ({
	...{ kind: 'box', xMm, yMm, widthMm: sideMm, heightMm: sideMm, strokeMm: 0.3, colour: 'soft' }
});

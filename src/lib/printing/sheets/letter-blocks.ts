/** What runs down the letter's column: subject, salutation, paragraphs, and the closing with the signature, kept together. */
import type { Item } from '#lib/domain/item.ts';
import type { Mark } from '#lib/domain/sheet.ts';
import { isBlank, type Strokes } from '#lib/domain/strokes.ts';
import type { FontSet } from '../text/font-set.ts';
import { keptWithLast, wholeLines, type Block, type WholeBlock } from './flow.ts';
import type { Area } from './paper.ts';
import { placeInk, signatureLook } from './pen-lines.ts';
import { directionOf, leadingMm, setLines, stack, type SetLine, type TypeStyle } from './typesetting.ts';

type Column = Pick<Area, 'leftMm' | 'rightMm'>;

const signatureMm = { width: 60, height: 22, above: 2, below: 1.5 };
/** Between paragraphs, as a share of the leading. */
const paragraphGap = 0.55;

export function letterBlocks(item: Item, sizePt: number, column: Column, fonts: FontSet): Block[] {
	const widthMm = column.rightMm - column.leftMm;
	const base: TypeStyle = { sizePt, leading: 1.42, weight: 'regular', colour: 'ink', lang: item.locale, direction: 'auto' };
	const set = (text: string, change: Partial<TypeStyle> = {}) =>
		setLines(text, widthMm, { ...base, direction: directionOf(text, item.locale), ...change }, fonts);
	const gapMm = leadingMm(base) * paragraphGap;
	const blocks: Block[] = [];
	if (item.subject) blocks.push(wholeLines(set(item.subject, { weight: 'bold' }), column, 0));
	if (item.to.salutation) blocks.push(wholeLines(set(item.to.salutation), column, gapMm * 1.4));
	const paragraphs = item.paragraphs.map((text) => ({ kind: 'paragraph' as const, lines: set(text), spaceBeforeMm: gapMm }));
	const closing = closingBlock(item, set, column, gapMm * 1.4);
	const last = paragraphs.pop();
	return last ? [...blocks, ...paragraphs, ...keptWithLast(last, closing, column)] : [...blocks, closing];
}

type SetText = (text: string, change?: Partial<TypeStyle>) => SetLine[];

function closingBlock(item: Item, set: SetText, column: Column, spaceBeforeMm: number): WholeBlock {
	const closing = item.closing ? wholeLines(set(item.closing), column, 0) : undefined;
	const names = [
		...(item.from.name ? set(item.from.name) : []),
		...(item.from.town ? set(item.from.town, { colour: 'soft' }) : [])
	];
	const signatureTop = (closing?.heightMm ?? 0) + signatureMm.above;
	const namesTop = signatureTop + signatureMm.height + signatureMm.below;
	return {
		kind: 'whole',
		heightMm: namesTop + names.reduce((sum, line) => sum + line.leadingMm, 0),
		spaceBeforeMm,
		draw: (topMm) => [
			...(closing?.draw(topMm) ?? []),
			...signature(item.signature, column, topMm + signatureTop),
			...stack(names, column, topMm + namesTop).marks
		]
	};
}

/** The signature as it was drawn, or a line to sign on. */
function signature(strokes: Strokes | undefined, { leftMm }: Column, topMm: number): Mark[] {
	const bottomMm = topMm + signatureMm.height;
	if (strokes && !isBlank(strokes))
		return [placeInk(strokes, { leftMm, rightMm: leftMm + signatureMm.width, topMm, bottomMm }, signatureLook)];
	const y = bottomMm - 1;
	return [{ kind: 'rule', x1Mm: leftMm, x2Mm: leftMm + signatureMm.width, y1Mm: y, y2Mm: y, strokeMm: 0.2, colour: 'soft' }];
}

/** What runs down the letter's column: subject, salutation, paragraphs, and the closing with the signature, kept together. */
import type { Item } from '#lib/domain/item.ts';
import { isSubjectAfterSalutation, subjectLine } from '#lib/domain/language/letter-customs.ts';
import type { Mark, TextBlock, TextSection } from '#lib/domain/print/sheet.ts';
import type { Strokes } from '#lib/domain/writing/strokes.ts';
import type { FontSet } from '../text/font-set.ts';
import type { SheetWords } from '../words.ts';
import { keptWithLast, wholeLines, type FlowBlock, type WholeBlock } from './flow.ts';
import type { Area } from './paper.ts';
import { altBy } from './alt-text.ts';
import { namesIn } from './names-in.ts';
import { drawable, placeInk, signatureLook } from './pen-lines.ts';
import { paragraphDirection, leadingMm, setLines, stack, runsRtl, type SetLine, type TypeStyle } from './typesetting.ts';

type Column = Pick<Area, 'leftMm' | 'rightMm'>;

const signatureMm = { width: 60, height: 22, above: 2, below: 1.5 };
/** Between paragraphs, as a share of the leading. */
const paragraphGap = 0.55;

/** A letter runs the way its own words begin to run, whatever language it was said to be in. */
export const isRtlLetter = ({ paragraphs, locale }: Item) => runsRtl(paragraphs.join(' '), locale);

export function letterBlocks(
	item: Item,
	section: TextSection,
	sizePt: number,
	column: Column,
	{ fonts, words, copyOf }: { fonts: FontSet; words: SheetWords; copyOf?: string }
): FlowBlock[] {
	const widthMm = column.rightMm - column.leftMm;
	const { locale } = item;
	const block = (role: TextBlock['role']): TextBlock => ({ role, section });
	const base: TypeStyle = { sizePt, leading: 1.42, weight: 'regular', colour: 'ink', lang: item.locale, direction: 'auto' };
	const set = (text: string, change: Partial<TypeStyle> = {}) =>
		setLines(
			text,
			widthMm,
			{ ...base, block: block('paragraph'), direction: paragraphDirection(text, locale), ...change },
			fonts
		);
	const gapMm = leadingMm(base) * paragraphGap;
	const blocks: FlowBlock[] = [];
	const head = [
		...(item.subject ? [set(subjectLine(item.subject, locale), { weight: 'bold', block: block('heading') })] : []),
		...(item.to.salutation ? [set(item.to.salutation)] : [])
	];
	if (isSubjectAfterSalutation(locale)) head.reverse();
	if (copyOf !== undefined) head.unshift(set(copyOf, { colour: 'soft', lang: words.lang }));
	head.forEach((lines, index) => blocks.push(wholeLines(lines, column, index === 0 ? 0 : gapMm * 1.4)));
	const undivided = namesIn(item);
	const paragraphs = item.paragraphs.map((text) => {
		return { kind: 'paragraph' as const, lines: set(text, { undivided }), spaceBeforeMm: gapMm };
	});
	const signed: TextBlock = { ...block('figure'), alt: altBy(words.altSignature, item.from.name, words) };
	const closing = closingBlock(item, signed, set, column, gapMm * 1.4);
	const last = paragraphs.pop();
	return last ? [...blocks, ...paragraphs, ...keptWithLast(last, closing, column)] : [...blocks, closing];
}

type SetText = (text: string, change?: Partial<TypeStyle>) => SetLine[];

function closingBlock(item: Item, signed: TextBlock, set: SetText, column: Column, spaceBeforeMm: number): WholeBlock {
	// Closing, signature and names are one block: they begin on one side even when a name is in another script.
	const isRtl = isRtlLetter(item);
	const side = isRtl ? 'right' : 'left';
	const closing = item.closing ? set(item.closing) : [];
	const closingMm = closing.reduce((sum, line) => sum + line.leadingMm, 0);
	const names = [
		...(item.from.name ? set(item.from.name) : []),
		...(item.from.town ? set(item.from.town, { colour: 'soft' }) : [])
	];
	const signatureTop = closingMm + signatureMm.above;
	const namesTop = signatureTop + signatureMm.height + signatureMm.below;
	return {
		kind: 'whole',
		heightMm: namesTop + names.reduce((sum, line) => sum + line.leadingMm, 0),
		spaceBeforeMm,
		draw: (topMm) => [
			...stack(closing, column, topMm, side).marks,
			...signature(item.signature, signed, signatureArea(column, topMm + signatureTop, isRtl)),
			...stack(names, column, topMm + namesTop, side).marks
		]
	};
}

/** The signature as it was drawn, or a line to sign on. */
function signature(strokes: Strokes | undefined, block: TextBlock, area: Area): Mark[] {
	const drawn = drawable(strokes);
	if (drawn) return [{ ...placeInk(drawn, area, signatureLook), block }];
	const y = area.bottomMm - 1;
	return [{ kind: 'rule', x1Mm: area.leftMm, x2Mm: area.rightMm, y1Mm: y, y2Mm: y, strokeMm: 0.2, colour: 'soft' }];
}

function signatureArea({ leftMm, rightMm }: Column, topMm: number, isRtl: boolean): Area {
	const bottomMm = topMm + signatureMm.height;
	if (isRtl) return { leftMm: rightMm - signatureMm.width, rightMm, topMm, bottomMm };
	return { leftMm, rightMm: leftMm + signatureMm.width, topMm, bottomMm };
}

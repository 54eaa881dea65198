/** How much paper a kit takes: sheets, weight, price. */
import type { Paper } from '../manifest.ts';
import { paperSizes } from '../print/envelope.ts';
import { partFacts, type KitPaper, type KitPart } from './parts.ts';

/** A part as it is laid out, once. */
export interface LaidPart {
	part: KitPart;
	/** The pages of each of its documents: each begins on a sheet of its own. For cards and labels one number, how many there are. */
	pages: readonly number[];
	copies: number;
	/** How many stand on one sheet, of cards and labels. */
	perSheet?: number;
}

/** What a square metre weighs. Label sheets are counted as plain paper, since makers do not say. */
const gramsPerSquareMetre: Readonly<Record<KitPaper, number>> = { plain: 80, card: 200, label: 80 };

/** The sheets of paper of one part. Cards and labels fill their sheets; all else begins each copy anew. */
export function kitSheetsOf({ part, pages, copies, perSheet }: LaidPart, isTwoSided: boolean): number {
	const all = pages.reduce((sum, count) => sum + count, 0);
	if (perSheet !== undefined) return Math.ceil((all * copies) / perSheet);
	const onBoth = isTwoSided && partFacts[part].isTwoSided;
	return copies * pages.reduce((sum, count) => sum + (onBoth ? Math.ceil(count / 2) : count), 0);
}

export interface KitSums {
	sheets: number;
	/** Of these, how many are card or labels. */
	other: number;
	grams: number;
	/** How many sheets are printed on both sides. */
	onBothSides: number;
}

export function kitSums(parts: readonly LaidPart[], isTwoSided: boolean, paper: Paper): KitSums {
	const sums: KitSums = { sheets: 0, other: 0, grams: 0, onBothSides: 0 };
	const { widthMm, heightMm } = paperSizes[paper];
	const squareMetres = (widthMm * heightMm) / 1_000_000;
	for (const each of parts) {
		const sheets = kitSheetsOf(each, isTwoSided);
		const facts = partFacts[each.part];
		sums.sheets += sheets;
		if (facts.paper !== 'plain') sums.other += sheets;
		sums.grams += sheets * squareMetres * gramsPerSquareMetre[facts.paper];
		sums.onBothSides += onBothSidesOf(each, sheets, isTwoSided);
	}
	return { ...sums, grams: Math.round(sums.grams) };
}

function onBothSidesOf({ part, pages, copies, perSheet }: LaidPart, sheets: number, isTwoSided: boolean): number {
	// A card has its address on the back, whatever the printer can do.
	if (part === 'cards') return sheets;
	if (!isTwoSided || perSheet !== undefined || !partFacts[part].isTwoSided) return 0;
	return copies * pages.reduce((sum, count) => sum + Math.floor(count / 2), 0);
}

/** The price of a sheet as somebody typed it, with a point or a comma; undefined for what is no price. */
export function priceOf(typed: string): number | undefined {
	const text = typed.trim().replace(',', '.');
	return /^\d{1,6}(\.\d{1,4})?$/.test(text) ? Number(text) : undefined;
}

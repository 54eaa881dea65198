/** A postcard, A6 lying: the drawing or a drawn front, and a back with the message at the left and the address at the right. */
import { frontOf } from '#lib/domain/fronts.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Mark, PlacedText, SheetPage, TextSection } from '#lib/domain/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fill, type SheetWords } from '../words.ts';
import { flow, keptWithLast, wholeLines } from './flow.ts';
import { setAddress } from './letter-address.ts';
import { a4, heightOf, widthOf, type Area } from './paper.ts';
import { drawable, drawingLook, placePad } from './pen-lines.ts';
import { practiceFooter, practiceMark } from './practice.ts';
import { directionOf, leadingMm, placeLine, setLines, setOneLine, type SetLine, type TypeStyle } from './typesetting.ts';

export interface CardSides {
	front: SheetPage;
	back: SheetPage;
}

/** More than one card when the message goes on. */
export type CardLayout = { kind: 'laid-out'; cards: CardSides[] } | { kind: 'address-too-long' };

export interface CardSetting {
	words: SheetWords;
	fonts: FontSet;
}

/** A quarter of A4, as it is cut. */
export const cardSize = { widthMm: a4.heightMm / 2, heightMm: a4.widthMm / 2 };
/** Printers leave some millimetres white at the edge of the sheet. */
const insetMm = 8;
const dividerMm = 92;
const messageArea: Area = { leftMm: insetMm, topMm: insetMm, rightMm: dividerMm - 4, bottomMm: cardSize.heightMm - insetMm };
const addressArea: Area = { leftMm: dividerMm + 4, topMm: 40, rightMm: cardSize.widthMm - insetMm, bottomMm: 92 };
const frontArea: Area = {
	leftMm: insetMm,
	topMm: insetMm,
	rightMm: cardSize.widthMm - insetMm,
	bottomMm: cardSize.heightMm - insetMm
};
const footerBaselineMm = 100;
/** The footer of a practice card stands below everything else. */
const practiceBottomMm = 93;
const fewestRows = 4;
const widestPitchMm = 7;
const addressSizesPt = [10.5, 10, 9.5, 9, 8.5, 8];
const messageSizesPt = [12, 11, 10, 9, 8, 7];
/** A message too long for one back even at the smallest size goes on, in this size, over as many cards as it needs. */
const goingOnPt = 9;

export function layOutCard(item: Item, setting: CardSetting): CardLayout {
	const section: TextSection = { lang: item.locale };
	const address = placeCardAddress(item, section, setting.fonts);
	if (!address) return { kind: 'address-too-long' };
	const messages = messagePages(item, section, setting.fonts);
	const cards = messages.map((message, index) => ({
		front: layOutFront(item, index, setting),
		back: {
			...cardSize,
			marks: [
				...message,
				...(index === 0 ? [...address, divider] : []),
				...(messages.length > 1 ? [cardNumber(index + 1, messages.length, setting)] : []),
				...practiceOnBack(item, setting)
			]
		}
	}));
	return { kind: 'laid-out', cards };
}

function layOutFront(item: Item, index: number, setting: CardSetting): SheetPage {
	const area = item.practice === undefined ? frontArea : { ...frontArea, bottomMm: practiceBottomMm - 11 };
	return { ...cardSize, marks: [...(index === 0 ? picture(item, area) : []), ...practiceOnFront(item, setting)] };
}

function picture(item: Item, area: Area): Mark[] {
	const drawing = drawable(item.drawing);
	if (drawing) return [placePad(drawing, area, drawingLook)];
	return [placePad(frontOf(item.front), area, drawingLook)];
}

const divider: Mark = {
	...{ kind: 'rule', x1Mm: dividerMm, x2Mm: dividerMm, y1Mm: 12, y2Mm: 92, strokeMm: 0.2, colour: 'line' }
};

/** Each address line on a rule of its own, and rules for a hand to write on when the case has no address. */
function placeCardAddress(item: Item, section: TextSection, fonts: FontSet): Mark[] | undefined {
	const block = { role: 'address', section } as const;
	for (const sizePt of addressSizesPt) {
		const lines = setAddress(item.to.lines, widthOf(addressArea), sizePt, block, fonts);
		const rows = Math.max(fewestRows, lines.length);
		const pitchMm = Math.min(widestPitchMm, heightOf(addressArea) / rows);
		if (pitchMm >= leadingMm({ sizePt, leading: 1.3 })) return addressRows(lines, rows, pitchMm);
	}
	return undefined;
}

function addressRows(lines: readonly SetLine[], rows: number, pitchMm: number): Mark[] {
	return Array.from({ length: rows }, (_, row) => {
		const y = addressArea.topMm + (row + 1) * pitchMm;
		const line = lines[row];
		const rule: Mark = {
			...{ kind: 'rule', x1Mm: addressArea.leftMm, x2Mm: addressArea.rightMm, y1Mm: y, y2Mm: y, strokeMm: 0.15, colour: 'line' }
		};
		return line ? [placeLine(line, addressArea, y - 0.22 * pitchMm, 'left'), rule] : [rule];
	}).flat();
}

/** The marks of each back: the largest type that keeps the message on one card, else the going-on size over several. */
function messagePages(item: Item, section: TextSection, fonts: FontSet): Mark[][] {
	for (const sizePt of messageSizesPt) {
		const pages = flowMessage(item, section, sizePt, fonts);
		if (pages.length === 1) return pages;
	}
	return flowMessage(item, section, goingOnPt, fonts);
}

function flowMessage(item: Item, section: TextSection, sizePt: number, fonts: FontSet): Mark[][] {
	const area = item.practice === undefined ? messageArea : { ...messageArea, bottomMm: practiceBottomMm };
	const set = (text: string) => {
		const direction = directionOf(text, item.locale);
		const block = { role: 'paragraph', section } as const;
		const style: TypeStyle = { sizePt, leading: 1.4, weight: 'regular', colour: 'ink', lang: item.locale, direction, block };
		return setLines(text, widthOf(area), style, fonts);
	};
	const gapMm = leadingMm({ sizePt, leading: 0.7 });
	const texts = [item.to.salutation ?? '', ...item.paragraphs].filter((text) => text !== '');
	const paragraphs = texts.map((text) => ({ kind: 'paragraph' as const, lines: set(text), spaceBeforeMm: gapMm }));
	const ending = [item.closing ?? '', item.from.name].filter((text) => text !== '').flatMap(set);
	const last = paragraphs.pop();
	const end = wholeLines(ending, area, gapMm);
	return flow(last ? [...paragraphs, ...keptWithLast(last, end, area)] : [end], () => area);
}

function cardNumber(card: number, cards: number, { words, fonts }: CardSetting): PlacedText {
	const style: TypeStyle = { sizePt: 8, leading: 1, weight: 'regular', colour: 'soft', lang: words.lang, direction: 'ltr' };
	const line = setOneLine(fill(words.pageNumber, { page: card, pages: cards }), style, fonts);
	return placeLine(line, messageArea, footerBaselineMm, 'right');
}

function practiceOnFront(item: Item, { words, fonts }: CardSetting): Mark[] {
	if (item.practice === undefined) return [];
	const practice = { year: item.practice, words, fonts };
	return [
		practiceMark(practice, { xMm: insetMm + 1, yMm: practiceBottomMm - 7, corner: 'left', rows: 1 }),
		practiceFooter(practice, cardSize.widthMm, footerBaselineMm)
	];
}

/** The mark stands where the stamp would. */
function practiceOnBack(item: Item, { words, fonts }: CardSetting): Mark[] {
	if (item.practice === undefined) return [];
	const practice = { year: item.practice, words, fonts };
	return [
		practiceMark(practice, { xMm: cardSize.widthMm - insetMm, yMm: 14, corner: 'right', rows: 2 }),
		practiceFooter(practice, cardSize.widthMm, footerBaselineMm)
	];
}

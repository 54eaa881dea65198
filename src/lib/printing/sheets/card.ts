/**
 * Lays out a postcard that is wider than high. Its front has the drawing or a chosen front; its back has the message at the left and
 * the address at the right.
 */
import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import { frontOf } from '#lib/domain/writing/fronts.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Mark, PlacedText, SheetPage, TextBlock, TextSection } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fill, type SheetWords } from '../words.ts';
import { altBy } from './alt-text.ts';
import { flow, keptWithLast, wholeLines } from './flow.ts';
import { addressSide, setAddress } from './address-block.ts';
import { namesIn } from './names-in.ts';
import { cardPlaces, cardSizeOn, type CardPlaces, type CardSize } from './card-size.ts';
import { heightOf, widthOf, type Area } from './paper.ts';
import { coverWithPad, drawable, drawingLook, frontLook, placePad } from './pen-lines.ts';
import { practiceFooter, practiceMark } from './practice.ts';
import { paragraphDirection, leadingMm, placeLine, setLines, setOneLine, type SetLine, type TypeStyle } from './typesetting.ts';

export interface CardSides {
	front: SheetPage;
	back: SheetPage;
}

/** There is more than one card when the message does not fit on one. */
export type CardLayout = { kind: 'laid-out'; cards: CardSides[] } | { kind: 'address-too-long' };

export interface CardSetting {
	words: SheetWords;
	fonts: FontSet;
	/** The cards are cut from the paper of this envelope. When it is absent, they are cut from A4. */
	envelope?: Envelope;
	/** The picture reaches beyond the cut on all four sides. */
	hasBleed?: boolean;
}

/** The setting, and the places on the card that follow from it. */
type PlacedSetting = CardSetting & Places;
interface Places {
	size: CardSize;
	at: CardPlaces;
}

const fewestRows = 4;
const widestPitchMm = 7;
const addressSizesPt = [10.5, 10, 9.5, 9, 8.5, 8];
const messageSizesPt = [12, 11, 10, 9, 8, 7];
const messageLeading = 1.4;
/** The size of a message that is too long for one card even at the smallest size. It then fills as many cards as it needs. */
const goingOnPt = 9;

/**
 * Lays out a card, front and back. A message that is too long for one card goes on over several. It gives `address-too-long` when
 * the address does not fit even in the smallest type.
 */
export function layOutCard(item: Item, given: CardSetting): CardLayout {
	const setting = placed(given);
	const { widthMm, heightMm } = setting.size;
	const section: TextSection = { lang: item.locale };
	const address = placeCardAddress(item, section, setting);
	if (!address) return { kind: 'address-too-long' };
	const messages = messagePages(item, section, setting);
	const cards = messages.map((message, index) => ({
		front: { widthMm, heightMm, marks: front(item, index, section, setting) },
		back: {
			...{ widthMm, heightMm },
			marks: [
				...message,
				...(index === 0 ? [...address, divider(setting)] : []),
				...(messages.length > 1 ? [cardNumber(index + 1, messages.length, setting)] : []),
				...practiceOnBack(item, setting)
			]
		}
	}));
	return { kind: 'laid-out', cards };
}

function placed<Given extends Partial<CardSetting>>(given: Given): Given & Places {
	const { envelope, hasBleed } = given;
	const size = cardSizeOn({ paper: envelope ? envelopeProfiles[envelope].paper : 'a4', hasBleed });
	return { ...given, size, at: cardPlaces(size) };
}

/**
 * `fits`: the size in points, whether that is smaller than usual, and how many lines of that size are still free. `goes-on`: the
 * message needs this many cards.
 */
export type CardFit =
	{ kind: 'fits'; sizePt: number; isSmaller: boolean; linesLeft: number } | { kind: 'goes-on'; cards: number };

/** Gives how much room is left on one card with this message, by the same layout that prints it. Call `FontSet.ready` first. */
export function cardFit(item: Item, given: Pick<CardSetting, 'fonts' | 'envelope'>): CardFit {
	const setting = placed(given);
	const section: TextSection = { lang: item.locale };
	for (const sizePt of messageSizesPt) {
		const [page = [], ...more] = flowMessage(item, section, sizePt, setting);
		if (more.length > 0) continue;
		const leftMm = messageArea(item, setting).bottomMm - lowestMm(page);
		const linesLeft = Math.max(0, Math.floor(leftMm / leadingMm({ sizePt, leading: messageLeading })));
		return { kind: 'fits', sizePt, isSmaller: sizePt !== messageSizesPt[0], linesLeft };
	}
	return { kind: 'goes-on', cards: flowMessage(item, section, goingOnPt, setting).length };
}

const lowestMm = (marks: readonly Mark[]) =>
	marks.reduce((lowest, mark) => (mark.kind === 'text' ? Math.max(lowest, mark.baselineMm) : lowest), 0);

function front(item: Item, index: number, section: TextSection, setting: PlacedSetting): Mark[] {
	return [...(index === 0 ? [picture(item, section, setting)] : []), ...practiceOnFront(item, setting)];
}

/** With bleed the picture fills the whole card. On a card marked as practice it leaves the foot free for the mark. */
function picture(item: Item, section: TextSection, { size, at, words }: PlacedSetting): Mark {
	const drawing = drawable(item.drawing);
	const [pad, look] = drawing ? [drawing, drawingLook] : [frontOf(item.front), frontLook];
	const alt = altBy(words.altDrawing, item.from.name, words);
	/** A chosen front is only an ornament, so a screen reader passes over it. */
	const block: TextBlock | undefined = drawing && { role: 'figure', section, alt };
	const isPractice = item.practice !== undefined;
	if (size.bleedMm > 0 && !isPractice) {
		const { widthMm, heightMm, bleedMm } = size;
		const over = { leftMm: -bleedMm, topMm: -bleedMm, rightMm: widthMm + bleedMm, bottomMm: heightMm + bleedMm };
		return { ...coverWithPad(pad, over, look), block };
	}
	return { ...placePad(pad, isPractice ? { ...at.inner, bottomMm: at.practiceBottomMm - 11 } : at.inner, look), block };
}

const divider = ({ size, at }: PlacedSetting): Mark => ({
	...{ kind: 'rule', x1Mm: at.dividerMm, x2Mm: at.dividerMm, y1Mm: 12, y2Mm: size.heightMm - 13, strokeMm: 0.2, colour: 'line' }
});

/** Places each address line on a rule of its own. When the case has no address, the rules stay empty for writing by hand. */
function placeCardAddress(item: Item, section: TextSection, { at, fonts }: PlacedSetting): Mark[] | undefined {
	const block = { role: 'address', section } as const;
	for (const sizePt of addressSizesPt) {
		const lines = setAddress(item.to.lines, widthOf(at.address), sizePt, block, fonts);
		const rows = Math.max(fewestRows, lines.length);
		const pitchMm = Math.min(widestPitchMm, heightOf(at.address) / rows);
		if (pitchMm < leadingMm({ sizePt, leading: 1.3 })) continue;
		return addressRows(lines, rows, pitchMm, at.address, addressSide(item.to.lines, item.locale));
	}
	return undefined;
}

function addressRows(lines: readonly SetLine[], rows: number, pitchMm: number, area: Area, side: 'left' | 'right'): Mark[] {
	return Array.from({ length: rows }, (_, row) => {
		const y = area.topMm + (row + 1) * pitchMm;
		const line = lines[row];
		const rule: Mark = {
			...{ kind: 'rule', x1Mm: area.leftMm, x2Mm: area.rightMm, y1Mm: y, y2Mm: y, strokeMm: 0.15, colour: 'line' }
		};
		return line ? [placeLine(line, area, y - 0.22 * pitchMm, side), rule] : [rule];
	}).flat();
}

/** Gives the marks of each back. The message has the largest type with which it stays on one card, or else it goes on over several. */
function messagePages(item: Item, section: TextSection, setting: PlacedSetting): Mark[][] {
	for (const sizePt of messageSizesPt) {
		const pages = flowMessage(item, section, sizePt, setting);
		if (pages.length === 1) return pages;
	}
	return flowMessage(item, section, goingOnPt, setting);
}

const messageArea = (item: Item, { at }: Places): Area =>
	item.practice === undefined ? at.message : { ...at.message, bottomMm: at.practiceBottomMm };

function flowMessage(item: Item, section: TextSection, sizePt: number, setting: Places & Pick<CardSetting, 'fonts'>): Mark[][] {
	const { fonts } = setting;
	const area = messageArea(item, setting);
	const undivided = namesIn(item);
	const set = (text: string) => {
		const direction = paragraphDirection(text, item.locale);
		const block = { role: 'paragraph', section } as const;
		const style: TypeStyle = {
			sizePt,
			leading: messageLeading,
			weight: 'regular',
			colour: 'ink',
			lang: item.locale,
			direction,
			block,
			undivided
		};
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

function cardNumber(card: number, cards: number, { words, fonts, at }: PlacedSetting): PlacedText {
	const style: TypeStyle = { sizePt: 8, leading: 1, weight: 'regular', colour: 'soft', lang: words.lang, direction: 'ltr' };
	const line = setOneLine(fill(words.pageNumber, { page: card, pages: cards }), style, fonts);
	return placeLine(line, at.message, at.footerBaselineMm, 'right');
}

function practiceOnFront(item: Item, { words, fonts, size, at }: PlacedSetting): Mark[] {
	if (item.practice === undefined) return [];
	const practice = { year: item.practice, words, fonts };
	return [
		practiceMark(practice, { xMm: at.inner.leftMm + 1, yMm: at.practiceBottomMm - 7, corner: 'left', rows: 1 }),
		practiceFooter(practice, size.widthMm, at.footerBaselineMm)
	];
}

/** Places the mark where the stamp would be. */
function practiceOnBack(item: Item, { words, fonts, size, at }: PlacedSetting): Mark[] {
	if (item.practice === undefined) return [];
	const practice = { year: item.practice, words, fonts };
	return [
		practiceMark(practice, { xMm: at.inner.rightMm, yMm: 14, corner: 'right', rows: 2 }),
		practiceFooter(practice, size.widthMm, at.footerBaselineMm)
	];
}

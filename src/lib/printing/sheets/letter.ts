/**
 * Lays out a letter on the paper of its envelope. The address stands in the window, place and date beside it; the words fill as many
 * pages as they need.
 */
import { isWindowLeft, paperSizes } from '#lib/domain/print/envelope.ts';
import type { Item } from '#lib/domain/item.ts';
import { isolated } from '#lib/domain/language/isolate.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { OwnWindow } from '#lib/domain/print/measured-envelope.ts';
import { textsOf, type Mark, type SheetPage, type TextSection } from '#lib/domain/print/sheet.ts';
import { windowProfileOf, type WindowProfile } from '#lib/domain/print/window-profile.ts';
import type { FontSet } from '../text/font-set.ts';
import { fill, type SheetWords } from '../words.ts';
import { flow } from './flow.ts';
import { foldMark } from './fold-mark.ts';
import { placeAddress } from './letter-address.ts';
import { isRtlLetter, letterBlocks } from './letter-blocks.ts';
import { placeSender, senderForPost, type UnplacedSender } from './letter-sender.ts';
import type { Area } from './paper.ts';
import { practiceFooter, practiceMark } from './practice.ts';
import { shortId } from '#lib/domain/short-id.ts';
import { placeLine, setLines, setOneLine, type TypeStyle } from './typesetting.ts';

export interface LetterSetting {
	envelope: Envelope;
	ownWindow?: OwnWindow;
	words: SheetWords;
	fonts: FontSet;
	hasFoldMarks?: boolean;
	/** For a copy: the line above the letter that says so. */
	copyOf?: string;
}

/** `leftOut`: the part of the sender that has no room in the window. */
export type LetterLayout = { kind: 'laid-out'; pages: SheetPage[]; leftOut?: UnplacedSender } | { kind: 'address-too-long' };

/** The distance of the text from the left and from the right edge of the paper. */
const marginMm = 25;
/**
 * The width of the letter's words. A full line at the usual size then has 70 to 78 signs in English, Dutch, German and French, on both
 * papers. Over the whole width of the paper it would have up to 92.
 */
const measureMm = 143;
/**
 * In DIN 5008, form B, the text begins at 98.46 mm, so that the fold at 105 mm falls between subject and salutation. Here the text
 * begins as far above the fold on every sheet whose window ends near its fold.
 */
const aboveFoldMm = 6.54;
const nearFoldMm = 15;
/** The distance of the text from the lowest place that the window can show. */
const belowReachMm = 3;
const belowSenderMm = 8;
const laterTopMm = 30;
/** The baseline of the line that stands above the text of later pages. The practice mark is above it. */
const laterHeadMm = 25;
/** Distances from the foot of the paper. */
const footMm = { text: 25, footer: 12 };
const practiceTopMm = 12;
/** When a letter needs only a few lines more than one page, it is set a little smaller and stays on one page. */
const fullSizePt = 11;
const smallerSizesPt = [10.5, 10];
/** So much on the last page counts as a few lines. The closing alone takes half of it. */
const littleMm = 80;

/**
 * Lays out a letter on as many pages as it needs. It gives `address-too-long` when the address or the sender does not fit its place
 * even in the smallest type.
 */
export function layOutLetter(item: Item, setting: LetterSetting): LetterLayout {
	const profile = windowProfileOf(setting);
	const sheet = sheetOf(profile);
	const section: TextSection = { lang: item.locale };
	const forPost = senderForPost(item, section, profile, setting.fonts);
	const isShown = forPost.marks.length > 0;
	const address = placeAddress(item.to.lines, profile, forPost.heightMm, { role: 'address', section }, setting.fonts);
	if (address.kind === 'too-long') return { kind: 'address-too-long' };
	const sender = placeSender(item, section, profile, sheet.column, setting.fonts, isShown);
	if (!sender) return { kind: 'address-too-long' };
	const bodyTopMm = Math.max(belowWindow(profile), sender.bottomMm + belowSenderMm);
	const measure = measureOf(item, sheet.column);
	const area = { ...measure, topMm: bodyTopMm, bottomMm: sheet.bottomMm };
	const bodies = flowAtBestSize(item, section, area, { ...area, ...sheet.column }, setting);
	const pages = bodies.map((body, index) => ({
		...sheet.size,
		marks: [
			...(index === 0 ? [...forPost.marks, ...address.marks, ...sender.marks] : []),
			...body,
			...furniture(item, index, bodies.length, sheet, setting)
		]
	}));
	return { kind: 'laid-out', pages, ...(forPost.leftOut ? { leftOut: forPost.leftOut } : {}) };
}

/** The sheets for who gets a copy: the same letter to the address of the copy, marked as one. */
export function layOutCopy(item: Item, copyTo: string[], setting: LetterSetting): LetterLayout {
	const copyOf = fill(setting.words.copyOf, { name: item.to.lines.join(', ') });
	return layOutLetter({ ...item, to: { ...item.to, lines: copyTo } }, { ...setting, copyOf });
}

function belowWindow({ reach, foldsMm }: WindowProfile): number {
	const lowestMm = reach.bottomMm + belowReachMm;
	const atFoldMm = (foldsMm[0] ?? 0) - aboveFoldMm;
	return atFoldMm >= lowestMm && atFoldMm < lowestMm + nearFoldMm ? atFoldMm : lowestMm;
}

type Sheet = ReturnType<typeof sheetOf>;

function sheetOf(profile: WindowProfile) {
	const size = paperSizes[profile.paper];
	return {
		profile,
		size,
		column: { leftMm: marginMm, rightMm: size.widthMm - marginMm },
		bottomMm: size.heightMm - footMm.text,
		footerBaselineMm: size.heightMm - footMm.footer
	};
}

/** Lines begin at the margin on their own side; what is left of the column stays free at their ends. */
function measureOf(item: Item, { leftMm, rightMm }: Sheet['column']): Sheet['column'] {
	return isRtlLetter(item) ? { leftMm: rightMm - measureMm, rightMm } : { leftMm, rightMm: leftMm + measureMm };
}

/** `area` is the place of the words on the first page, `wholeArea` reaches from margin to margin: a second sheet costs more than long lines. */
function flowAtBestSize(item: Item, section: TextSection, area: Area, wholeArea: Area, setting: LetterSetting): Mark[][] {
	const atSize = (sizePt: number, place: Area) =>
		flow(letterBlocks(item, section, sizePt, place, setting), (page) => (page === 0 ? place : { ...place, topMm: laterTopMm }));
	const atFullSize = atSize(fullSizePt, area);
	if (!runsOverALittle(atFullSize)) return atFullSize;
	for (const place of [area, wholeArea]) {
		for (const sizePt of smallerSizesPt) {
			const pages = atSize(sizePt, place);
			if (pages.length === 1) return pages;
		}
	}
	return atFullSize;
}

function runsOverALittle(pages: readonly Mark[][]): boolean {
	const baselines = textsOf(pages[1] ?? []).map((line) => line.baselineMm);
	return pages.length === 2 && Math.max(...baselines) - laterTopMm < littleMm;
}

function furniture(item: Item, page: number, pages: number, sheet: Sheet, setting: LetterSetting): Mark[] {
	const { profile, column } = sheet;
	const marks: Mark[] = [];
	if (page === 0 && setting.hasFoldMarks !== false) marks.push(...profile.foldsMm.map(foldMark));
	if (page > 0) marks.push(...laterPage(item, page + 1, pages, sheet, setting));
	if (item.practice === undefined) return marks;
	const practice = { year: item.practice, words: setting.words, fonts: setting.fonts };
	const isAtLeft = isWindowLeft(profile) && profile.sender.kind !== 'window';
	const place = isAtLeft ? { xMm: column.leftMm, corner: 'left' as const } : { xMm: column.rightMm, corner: 'right' as const };
	marks.push(practiceMark(practice, { ...place, yMm: practiceTopMm, rows: 1 }));
	marks.push(practiceFooter(practice, sheet.size.widthMm, sheet.footerBaselineMm));
	return marks;
}

/** Gives the short number of the packing list and the name of the writer: by them a loose sheet finds its letter again. */
function laterPage(item: Item, page: number, pages: number, sheet: Sheet, { words, fonts }: LetterSetting): Mark[] {
	const isRtl = isRtlLetter(item);
	const style: TypeStyle = { sizePt: 8.5, leading: 1, weight: 'regular', colour: 'soft', lang: words.lang, direction: 'ltr' };
	const line = setOneLine(fill(words.pageNumber, { page, pages }), style, fonts);
	const whose = [shortId(item.id), isolated(item.from.name)].filter((text) => text.trim() !== '').join(' · ');
	// When the name is too long for the line, its end is left out. The number in front of it is enough to find the letter.
	const [head] = setLines(whose, sheet.column.rightMm - sheet.column.leftMm, { ...style, lang: item.locale }, fonts);
	return [
		...(head ? [placeLine(head, sheet.column, laterHeadMm, isRtl ? 'right' : 'left')] : []),
		placeLine(line, sheet.column, sheet.footerBaselineMm, isRtl ? 'left' : 'right')
	];
}

/** A letter on the paper of its envelope: address in the window, place and date beside it, then as many pages as the words need. */
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
import { placeSender, senderForPost, type LeftOut } from './letter-sender.ts';
import type { Area } from './paper.ts';
import { practiceFooter, practiceMark } from './practice.ts';
import { shortId } from './short-id.ts';
import { placeLine, setLines, setOneLine, type TypeStyle } from './typesetting.ts';

export interface LetterSetting {
	envelope: Envelope;
	ownWindow?: OwnWindow;
	words: SheetWords;
	fonts: FontSet;
	hasFoldMarks?: boolean;
}

/** `leftOut`: the part of the sender that has no room in the window. */
export type LetterLayout = { kind: 'laid-out'; pages: SheetPage[]; leftOut?: LeftOut } | { kind: 'address-too-long' };

/** From either edge of the paper. */
const marginMm = 25;
/**
 * DIN 5008 begins the text of form B at 98.46 mm: so the fold at 105 mm falls between subject and salutation. It is so for every sheet
 * whose window ends so near above its fold.
 */
const aboveFoldMm = 6.54;
const nearFoldMm = 15;
/** Below the lowest place that can ever show in the window. */
const belowReachMm = 3;
const belowSenderMm = 8;
const laterTopMm = 30;
/** The baseline of what stands above the text of later pages; below the practice mark. */
const laterHeadMm = 25;
/** From the foot of the paper. */
const footMm = { text: 25, footer: 12 };
const practiceTopMm = 12;
/** A letter that would run over by a few lines is set a little smaller, so that it stays on one side of paper. */
const fullSizePt = 11;
const smallerSizesPt = [10.5, 10];
/** The closing alone takes half of this. */
const littleMm = 80;

/**
 * Lays a letter out on as many pages as it needs. `address-too-long`: the address or the sender does not fit its place even in
 * the smallest type.
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
	const bodies = flowAtBestSize(item, section, bodyTopMm, sheet, setting);
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

function flowAtBestSize(
	item: Item,
	section: TextSection,
	bodyTopMm: number,
	{ column, bottomMm }: Sheet,
	setting: LetterSetting
): Mark[][] {
	const areaOf = (page: number): Area => ({ ...column, topMm: page === 0 ? bodyTopMm : laterTopMm, bottomMm });
	const atSize = (sizePt: number) => flow(letterBlocks(item, section, sizePt, column, setting), areaOf);
	const atFullSize = atSize(fullSizePt);
	if (!runsOverALittle(atFullSize)) return atFullSize;
	for (const sizePt of smallerSizesPt) {
		const pages = atSize(sizePt);
		if (pages.length === 1) return pages;
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

/** A sheet that falls out of its letter finds the way back by the short number of the packing list and the writer's name. */
function laterPage(item: Item, page: number, pages: number, sheet: Sheet, { words, fonts }: LetterSetting): Mark[] {
	const isRtl = isRtlLetter(item);
	const style: TypeStyle = { sizePt: 8.5, leading: 1, weight: 'regular', colour: 'soft', lang: words.lang, direction: 'ltr' };
	const line = setOneLine(fill(words.pageNumber, { page, pages }), style, fonts);
	const whose = [shortId(item.id), isolated(item.from.name)].filter((text) => text.trim() !== '').join(' · ');
	// A name that is too long for the line is cut: the number before it is enough.
	const [head] = setLines(whose, sheet.column.rightMm - sheet.column.leftMm, { ...style, lang: item.locale }, fonts);
	return [
		...(head ? [placeLine(head, sheet.column, laterHeadMm, isRtl ? 'right' : 'left')] : []),
		placeLine(line, sheet.column, sheet.footerBaselineMm, isRtl ? 'left' : 'right')
	];
}

/** A letter on A4: address in the window, place and date beside it, then as many pages as the words need. */
import type { Item } from '#lib/domain/item.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import { textsOf, type Mark, type SheetPage, type TextSection } from '#lib/domain/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { unsettable } from '../text/unsettable.ts';
import { fill, type SheetWords } from '../words.ts';
import { dayInWords } from './day.ts';
import { envelopeProfiles, type EnvelopeProfile } from '#lib/domain/envelope.ts';
import { flow } from './flow.ts';
import { placeAddress } from './letter-address.ts';
import { isRtlLetter, letterBlocks } from './letter-blocks.ts';
import { a4, type Area } from './paper.ts';
import { practiceFooter, practiceMark } from './practice.ts';
import { directionOf, placeLine, setLines, setOneLine, stack, type TypeStyle } from './typesetting.ts';

export interface LetterSetting {
	envelope: Envelope;
	words: SheetWords;
	fonts: FontSet;
	hasFoldMarks?: boolean;
}

export type LetterLayout = { kind: 'laid-out'; pages: SheetPage[] } | { kind: 'address-too-long' };

const column = { leftMm: 25, rightMm: 185 };
const senderTopMm = 20;
const senderBottomMm = 140;
const senderSizesPt = [10, 9, 8];
/** Between the window and what stands beside or below it. */
const besideWindowMm = 8;
const belowWindowMm = 14;
const belowSenderMm = 8;
const laterTopMm = 30;
const bottomMm = 272;
const footerBaselineMm = 285;
const practiceTopMm = 12;
/** A letter that would run over by a few lines is set a little smaller, so that it stays on one side of paper. */
const fullSizePt = 11;
const smallerSizesPt = [10.5, 10];
/** The closing alone takes half of this. */
const littleMm = 80;

export function layOutLetter(item: Item, setting: LetterSetting): LetterLayout {
	const profile = envelopeProfiles[setting.envelope];
	const section: TextSection = { lang: item.locale };
	const address = placeAddress(item.to.lines, profile.window, { role: 'address', section }, setting.fonts);
	if (!address) return { kind: 'address-too-long' };
	const sender = placeSender(item, section, profile.window, setting.fonts);
	if (!sender) return { kind: 'address-too-long' };
	const bodyTopMm = Math.max(profile.window.bottomMm + belowWindowMm, sender.bottomMm + belowSenderMm);
	const bodies = flowAtBestSize(item, section, bodyTopMm, setting.fonts);
	const pages = bodies.map((body, index) => ({
		...a4,
		marks: [
			...(index === 0 ? [...address, ...sender.marks] : []),
			...body,
			...furniture(item, index, bodies.length, profile, setting)
		]
	}));
	return { kind: 'laid-out', pages };
}

function flowAtBestSize(item: Item, section: TextSection, bodyTopMm: number, fonts: FontSet): Mark[][] {
	const areaOf = (page: number): Area => ({ ...column, topMm: page === 0 ? bodyTopMm : laterTopMm, bottomMm });
	const atSize = (sizePt: number) => flow(letterBlocks(item, section, sizePt, column, fonts), areaOf);
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

/** Who writes, where from and when, on the side where the window is not. Undefined when it would fill the page. */
function placeSender(
	item: Item,
	section: TextSection,
	window: Area,
	fonts: FontSet
): { marks: Mark[]; bottomMm: number } | undefined {
	const isLeft = isWindowLeft(window);
	const area = isLeft
		? { leftMm: window.rightMm + besideWindowMm, rightMm: column.rightMm }
		: { leftMm: column.leftMm, rightMm: window.leftMm - besideWindowMm };
	const block = { role: 'address', section } as const;
	const look = { leading: 1.38, weight: 'regular', colour: 'ink', lang: item.locale, block } as const;
	for (const sizePt of senderSizesPt) {
		const set = senderLines(item, fonts).flatMap((text) => {
			const direction = directionOf(text, item.locale);
			const style: TypeStyle = { ...look, sizePt, direction };
			return setLines(text, area.rightMm - area.leftMm, style, fonts);
		});
		const stacked = stack(set, area, senderTopMm, isLeft ? 'right' : 'left');
		if (stacked.bottomMm <= senderBottomMm) return stacked;
	}
	return undefined;
}

function senderLines({ from, writtenOn, locale }: Item, fonts: FontSet): string[] {
	const inWords = dayInWords(writtenOn, locale);
	const date = unsettable([inWords], fonts).characters.length === 0 ? inWords : writtenOn;
	const lines = [from.name, ...(from.address ?? []), from.country ?? '', from.town ? `${from.town}, ${date}` : date];
	return lines.filter((text) => text.trim() !== '');
}

const isWindowLeft = (window: Area) => window.leftMm < a4.widthMm - window.rightMm;

function furniture(
	item: Item,
	page: number,
	pages: number,
	{ window, foldsMm }: EnvelopeProfile,
	setting: LetterSetting
): Mark[] {
	const marks: Mark[] = [];
	if (page === 0 && setting.hasFoldMarks !== false) marks.push(...foldsMm.map(foldMark));
	if (pages > 1) marks.push(pageNumber(page + 1, pages, isRtlLetter(item), setting));
	if (item.practice === undefined) return marks;
	const practice = { year: item.practice, words: setting.words, fonts: setting.fonts };
	const place = isWindowLeft(window)
		? { xMm: column.leftMm, corner: 'left' as const }
		: { xMm: column.rightMm, corner: 'right' as const };
	marks.push(practiceMark(practice, { ...place, yMm: practiceTopMm, rows: 1 }));
	marks.push(practiceFooter(practice, a4.widthMm, footerBaselineMm));
	return marks;
}

const foldMark = (yMm: number): Mark => ({
	kind: 'rule',
	x1Mm: 5,
	x2Mm: 9,
	y1Mm: yMm,
	y2Mm: yMm,
	strokeMm: 0.2,
	colour: 'line'
});

function pageNumber(page: number, pages: number, isRtl: boolean, { words, fonts }: LetterSetting): Mark {
	const style: TypeStyle = { sizePt: 8.5, leading: 1, weight: 'regular', colour: 'soft', lang: words.lang, direction: 'ltr' };
	return placeLine(
		setOneLine(fill(words.pageNumber, { page, pages }), style, fonts),
		column,
		footerBaselineMm,
		isRtl ? 'left' : 'right'
	);
}

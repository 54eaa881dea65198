/** A letter on A4: address in the window, place and date beside it, then as many pages as the words need. */
import type { Item } from '#lib/domain/item.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Mark, SheetPage } from '#lib/domain/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fill, type SheetWords } from '../words.ts';
import { dayInWords } from './day.ts';
import { envelopeProfiles, type EnvelopeProfile } from './envelopes.ts';
import { flow } from './flow.ts';
import { placeAddress } from './letter-address.ts';
import { letterBlocks } from './letter-blocks.ts';
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
/** Between the window and what stands beside or below it. */
const besideWindowMm = 8;
const belowWindowMm = 14;
const belowSenderMm = 8;
const laterTopMm = 30;
const bottomMm = 268;
const footerBaselineMm = 285;
const practiceTopMm = 12;
/** A letter that would run over by a few lines is set a little smaller, so that it stays on one side of paper. */
const sizesPt = [11, 10.5, 10];

export function layOutLetter(item: Item, setting: LetterSetting): LetterLayout {
	const profile = envelopeProfiles[setting.envelope];
	const address = placeAddress(item.to.lines, profile.window, item.locale, setting.fonts);
	if (!address) return { kind: 'address-too-long' };
	const sender = placeSender(item, profile.window, setting.fonts);
	const bodyTopMm = Math.max(profile.window.bottomMm + belowWindowMm, sender.bottomMm + belowSenderMm);
	const bodies = flowAtBestSize(item, bodyTopMm, setting.fonts);
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

function flowAtBestSize(item: Item, bodyTopMm: number, fonts: FontSet): Mark[][] {
	const areaOf = (page: number): Area => ({ ...column, topMm: page === 0 ? bodyTopMm : laterTopMm, bottomMm });
	const atSize = (sizePt: number) => flow(letterBlocks(item, sizePt, column, fonts), areaOf);
	const [first, ...smaller] = sizesPt.map((sizePt) => () => atSize(sizePt));
	const atFullSize = first?.() ?? [];
	if (atFullSize.length <= 1) return atFullSize;
	for (const attempt of smaller) {
		const pages = attempt();
		if (pages.length === 1) return pages;
	}
	return atFullSize;
}

/** Who writes, where from and when, on the side where the window is not. */
function placeSender(item: Item, window: Area, fonts: FontSet): { marks: Mark[]; bottomMm: number } {
	const { from, locale: lang } = item;
	const isWindowLeft = window.leftMm < a4.widthMm - window.rightMm;
	const area = isWindowLeft
		? { leftMm: window.rightMm + besideWindowMm, rightMm: column.rightMm }
		: { leftMm: column.leftMm, rightMm: window.leftMm - besideWindowMm };
	const date = dayInWords(item.writtenOn, lang);
	const lines = [from.name, ...(from.address ?? []), from.country ?? '', from.town ? `${from.town}, ${date}` : date];
	const style = (text: string): TypeStyle => ({
		sizePt: 10,
		leading: 1.38,
		weight: 'regular',
		colour: 'ink',
		lang,
		direction: directionOf(text, lang)
	});
	const set = lines
		.filter((text) => text.trim() !== '')
		.flatMap((text) => setLines(text, area.rightMm - area.leftMm, style(text), fonts));
	return stack(set, area, senderTopMm, isWindowLeft ? 'right' : 'left');
}

function furniture(
	item: Item,
	page: number,
	pages: number,
	{ window, foldsMm }: EnvelopeProfile,
	setting: LetterSetting
): Mark[] {
	const marks: Mark[] = [];
	if (page === 0 && setting.hasFoldMarks !== false) marks.push(...foldsMm.map(foldMark));
	if (pages > 1) marks.push(pageNumber(page + 1, pages, setting));
	if (item.practice === undefined) return marks;
	const practice = { year: item.practice, words: setting.words, fonts: setting.fonts };
	const isWindowLeft = window.leftMm < a4.widthMm - window.rightMm;
	const place = isWindowLeft
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

function pageNumber(page: number, pages: number, { words, fonts }: LetterSetting): Mark {
	const style: TypeStyle = { sizePt: 8.5, leading: 1, weight: 'regular', colour: 'soft', lang: words.lang, direction: 'ltr' };
	return placeLine(setOneLine(fill(words.pageNumber, { page, pages }), style, fonts), column, footerBaselineMm, 'right');
}

/** A page to measure a printer by, and to try in the envelope: lines and rulers at known distances, the window, the folds. */
import { paperSizes } from '#lib/domain/print/envelope.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import type { WindowProfile } from '#lib/domain/print/window-profile.ts';
import { fill } from '../words.ts';
import type { SheetSetting } from './event-facts.ts';
import type { Nudge } from '#lib/domain/print/nudge.ts';
import { foldMark } from './fold-mark.ts';
import { nudged } from './nudge.ts';
import { openPage } from './page-pen.ts';
import { heightOf, widthOf, type Area } from './paper.ts';
import { firstBaselineMm, placeLine, setOneLine, type TypeStyle } from './typesetting.ts';

/** Well inside what any printer can reach. */
const fromEdgeMm = 20;
const strokeMm = 0.15;
/** Between the frames of the window and the words. */
const belowFramesMm = 8;

/** The sheet is moved by the nudge that is set, so that a second print shows whether the nudge is right. */
export function testSheet(profile: WindowProfile, nudgeMm: Nudge | undefined, setting: SheetSetting): SheetPage {
	const size = paperSizes[profile.paper];
	const { words } = setting;
	const mm = { edge: fromEdgeMm, mm: Math.round(10 * (size.widthMm - 2 * fromEdgeMm)) / 10 };
	const page = openPage(size, setting);
	page.gap(profile.window.bottomMm + belowFramesMm - page.atMm());
	page.heading(words.testTitle, 22);
	page.gap(4);
	page.text(fill(words.testLead, mm));
	page.gap(2);
	page.text(words.testHow);
	page.gap(2);
	page.text(fill(words.testScale, mm));
	page.gap(2);
	page.text(words.testWindow);
	const marks = [...lines(size), ...rulers(size, setting), ...frames(profile), ...profile.foldsMm.map(foldMark), ...page.marks()];
	return nudged({ ...size, marks }, nudgeMm);
}

type Size = Pick<SheetPage, 'widthMm' | 'heightMm'>;

function lines({ widthMm, heightMm }: Size): Mark[] {
	const upright = (xMm: number): Mark => rule(xMm, fromEdgeMm / 2, xMm, heightMm - fromEdgeMm / 2);
	const level = (yMm: number): Mark => rule(fromEdgeMm / 2, yMm, widthMm - fromEdgeMm / 2, yMm);
	return [upright(fromEdgeMm), upright(widthMm - fromEdgeMm), level(fromEdgeMm), level(heightMm - fromEdgeMm)];
}

const rule = (x1Mm: number, y1Mm: number, x2Mm: number, y2Mm: number): Mark => ({
	...{ kind: 'rule', x1Mm, y1Mm, x2Mm, y2Mm, strokeMm, colour: 'ink' }
});

/** Along the upper and the left line, a stroke each millimetre and a number each ten, counted from the edges of the paper. */
function rulers({ widthMm, heightMm }: Size, { words, fonts }: SheetSetting): Mark[] {
	const style: TypeStyle = { sizePt: 6, leading: 1, weight: 'regular', colour: 'ink', lang: words.lang, direction: 'ltr' };
	const number = (mm: number, xMm: number, baselineMm: number) =>
		placeLine(setOneLine(String(mm), style, fonts), { leftMm: xMm, rightMm: xMm }, baselineMm, 'centre');
	const along = (lengthMm: number) =>
		Array.from({ length: Math.floor(lengthMm) - 2 * fromEdgeMm + 1 }, (_, index) => index + fromEdgeMm);
	const tickMm = (mm: number) => (mm % 10 === 0 ? 3 : mm % 5 === 0 ? 2 : 1);
	const pen = (pointsMm: readonly number[]) => ({ colour: 'ink', widthMm: 0.1, pointsMm }) as const;
	const [across, down] = [along(widthMm), along(heightMm)];
	const ticks = [
		...across.map((mm) => pen([mm, fromEdgeMm, mm, fromEdgeMm - tickMm(mm)])),
		...down.map((mm) => pen([fromEdgeMm, mm, fromEdgeMm - tickMm(mm), mm]))
	];
	const tens = (places: readonly number[]) => places.filter((mm) => mm % 10 === 0 && mm > fromEdgeMm);
	return [
		{ kind: 'strokes', lines: ticks },
		...tens(across).map((mm) => number(mm, mm, fromEdgeMm - 3.6)),
		...tens(down).map((mm) => number(mm, fromEdgeMm - 5, mm - 1 + firstBaselineMm(style)))
	];
}

/** The window as the sheet is meant to lie, and inside it, in the stronger line, what must show wherever it slides to. */
function frames({ window, zone, sender, senderZone }: WindowProfile): Mark[] {
	const ofSender = sender.kind === 'window' ? [frame(sender.window, 0.15), ...(senderZone ? [frame(senderZone, 0.4)] : [])] : [];
	return [frame(window, 0.15), frame(zone, 0.4), ...ofSender];
}

const frame = (area: Area, stroke: number): Mark => ({
	...{ kind: 'box', xMm: area.leftMm, yMm: area.topMm, widthMm: widthOf(area), heightMm: heightOf(area) },
	...{ strokeMm: stroke, colour: 'ink' }
});

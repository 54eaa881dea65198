/** A page to measure a printer by: thin lines at a known distance from each edge. */
import { paperSizes } from '#lib/domain/print/envelope.ts';
import type { Paper } from '#lib/domain/manifest.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { fill } from '../words.ts';
import type { SheetSetting } from './event-facts.ts';
import type { Nudge } from '#lib/domain/print/nudge.ts';
import { nudged } from './nudge.ts';
import { openPage } from './page-pen.ts';

/** Well inside what any printer can reach. */
const fromEdgeMm = 20;
const strokeMm = 0.15;

/** The sheet is moved by the nudge that is set, so that a second print shows whether the nudge is right. */
export function testSheet(paper: Paper, nudgeMm: Nudge | undefined, setting: SheetSetting): SheetPage {
	const size = paperSizes[paper];
	const { words } = setting;
	const mm = { edge: fromEdgeMm, mm: Math.round(10 * (size.widthMm - 2 * fromEdgeMm)) / 10 };
	const page = openPage(size, setting);
	page.gap(4);
	page.heading(words.testTitle, 22);
	page.gap(4);
	page.text(fill(words.testLead, mm));
	page.gap(2);
	page.text(words.testHow);
	page.gap(2);
	page.text(fill(words.testScale, mm));
	return nudged({ ...size, marks: [...lines(size), ...page.marks()] }, nudgeMm);
}

function lines({ widthMm, heightMm }: { widthMm: number; heightMm: number }): Mark[] {
	const upright = (xMm: number): Mark => rule(xMm, fromEdgeMm / 2, xMm, heightMm - fromEdgeMm / 2);
	const level = (yMm: number): Mark => rule(fromEdgeMm / 2, yMm, widthMm - fromEdgeMm / 2, yMm);
	return [upright(fromEdgeMm), upright(widthMm - fromEdgeMm), level(fromEdgeMm), level(heightMm - fromEdgeMm)];
}

const rule = (x1Mm: number, y1Mm: number, x2Mm: number, y2Mm: number): Mark => ({
	...{ kind: 'rule', x1Mm, y1Mm, x2Mm, y2Mm, strokeMm, colour: 'ink' }
});

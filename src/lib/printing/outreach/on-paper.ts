/** From a layout to a page: as it is for one's own printer, or with bleed and cut marks for a print shop. */
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { scaled } from './scaled.ts';

export type ForWhom = 'own-printer' | 'print-shop';

export const bleedMm = 3;
/** The marks stand outside the bleed. */
const markMm = { length: 5, away: 4 };
const aroundMm = markMm.away + markMm.length + 1;

interface Trimmed {
	widthMm: number;
	heightMm: number;
}

/** `size` is that of the layout; `factor` makes A3 of A4. */
export function pageOn(marks: readonly Mark[], size: Trimmed, forWhom: ForWhom, factor = 1): SheetPage {
	const [widthMm, heightMm] = [size.widthMm * factor, size.heightMm * factor];
	const drawn = factor === 1 ? marks : scaled(marks, factor);
	if (forWhom === 'own-printer') return { widthMm, heightMm, marks: drawn };
	const whole: Mark = { kind: 'group', xMm: aroundMm, yMm: aroundMm, degrees: 0, marks: drawn };
	return {
		widthMm: widthMm + 2 * aroundMm,
		heightMm: heightMm + 2 * aroundMm,
		marks: [whole, ...cutMarks(widthMm, heightMm)],
		trim: { leftMm: aroundMm, topMm: aroundMm, rightMm: aroundMm + widthMm, bottomMm: aroundMm + heightMm, bleedMm }
	};
}

/** Two at each corner, outside the bleed. */
function cutMarks(widthMm: number, heightMm: number): Mark[] {
	const marks: Mark[] = [];
	const rule = (x1Mm: number, y1Mm: number, x2Mm: number, y2Mm: number) =>
		marks.push({ kind: 'rule', x1Mm, y1Mm, x2Mm, y2Mm, strokeMm: 0.15, colour: 'ink' });
	for (const x of [aroundMm, aroundMm + widthMm]) {
		rule(x, 1, x, 1 + markMm.length);
		rule(x, heightMm + 2 * aroundMm - 1 - markMm.length, x, heightMm + 2 * aroundMm - 1);
	}
	for (const y of [aroundMm, aroundMm + heightMm]) {
		rule(1, y, 1 + markMm.length, y);
		rule(widthMm + 2 * aroundMm - 1 - markMm.length, y, widthMm + 2 * aroundMm - 1, y);
	}
	return marks;
}

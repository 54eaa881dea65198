/**
 * Two pages of a booklet on each side of a sheet, lying on their side on an upright sheet: a printer that turns sheets over their long
 * edge, as it does for all else in the file, then puts each page behind the right one.
 */
import { bookletSheets, type Spread } from '#lib/domain/kit/booklet.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';

type Size = Pick<SheetPage, 'widthMm' | 'heightMm'>;

/** `pages` are half of `sheet` each. Gives a front and a back for every sheet, the outermost first. */
export function bookletPages(pages: readonly SheetPage[], sheet: Size): SheetPage[] {
	return bookletSheets(pages.length).flatMap(({ front, back }) => [
		side(front, pages, sheet, 'front'),
		side(back, pages, sheet, 'back')
	]);
}

/** The top of the pages lies at the right on the front. Turned over its long edge, the sheet has it at the left on the back. */
function side(spread: Spread, pages: readonly SheetPage[], { widthMm, heightMm }: Size, which: 'front' | 'back'): SheetPage {
	const marks = spread.flatMap((number, half): Mark[] => {
		const page = number === undefined ? undefined : pages[number];
		if (!page) return [];
		return which === 'front'
			? [{ kind: 'group', xMm: widthMm, yMm: (half * heightMm) / 2, degrees: 90, marks: page.marks }]
			: [{ kind: 'group', xMm: 0, yMm: heightMm - (half * heightMm) / 2, degrees: -90, marks: page.marks }];
	});
	return { widthMm, heightMm, marks };
}

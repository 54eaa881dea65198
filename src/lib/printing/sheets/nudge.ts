/** Moves all that stands on a page, for printers and envelopes that are a little off. */
import type { Nudge } from '#lib/domain/print/nudge.ts';
import type { PageTrim, SheetPage } from '#lib/domain/print/sheet.ts';

/** Gives the page with all its marks and its trim moved by this much, in millimetres. */
export function nudged(page: SheetPage, byMm: Nudge | undefined): SheetPage {
	if (!byMm || (byMm.right === 0 && byMm.down === 0)) return page;
	const { right, down } = byMm;
	const marks: SheetPage['marks'] = [{ kind: 'group', xMm: right, yMm: down, degrees: 0, marks: page.marks }];
	return { ...page, marks, ...(page.trim ? { trim: movedTrim(page.trim, byMm) } : {}) };
}

function movedTrim({ leftMm, topMm, rightMm, bottomMm, bleedMm }: PageTrim, { right, down }: Nudge): PageTrim {
	return { leftMm: leftMm + right, topMm: topMm + down, rightMm: rightMm + right, bottomMm: bottomMm + down, bleedMm };
}

/** Moves all that stands on a page, for printers and envelopes that are a little off. */
import type { Nudge } from '#lib/domain/print/nudge.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';

export function nudged(page: SheetPage, byMm: Nudge | undefined): SheetPage {
	if (!byMm || (byMm.right === 0 && byMm.down === 0)) return page;
	return { ...page, marks: [{ kind: 'group', xMm: byMm.right, yMm: byMm.down, degrees: 0, marks: page.marks }] };
}

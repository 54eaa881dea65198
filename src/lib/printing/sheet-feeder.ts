/** Puts laid-out items onto the pages of a PDF, with the entries and labels by which they are found. */
import type { Item } from '#lib/domain/item.ts';
import type { Mark, SheetPage } from '#lib/domain/sheet.ts';
import type { PagePlace, PdfDocument } from './pdf/pdf-document.ts';
import type { PrintRequest } from './print-job.ts';
import type { CardSides } from './sheets/card.ts';
import { cardsPerSheet, imposeCards } from './sheets/card-sheet.ts';
import { nudged } from './sheets/nudge.ts';
import { boxKey } from './text/font-set.ts';

export type LaidOut = { kind: 'letter'; pages: SheetPage[] } | { kind: 'card'; cards: CardSides[] };

/** True when some sign was set in no font but the one that draws boxes. */
export function hasBoxes(layout: LaidOut): boolean {
	const pages = layout.kind === 'letter' ? layout.pages : layout.cards.map((card) => card.back);
	return pages.some((page) => page.marks.some(isBoxed));
}

function isBoxed(mark: Mark): boolean {
	if (mark.kind === 'group') return mark.marks.some(isBoxed);
	return mark.kind === 'text' && mark.runs !== undefined && mark.runs.some((run) => run.face === boxKey);
}

/** Letters become pages at once; cards wait until four of them fill a sheet. */
export function sheetFeeder(pdf: PdfDocument, request: PrintRequest) {
	const entryFor = entriesByCase(request.caseNames ?? {});
	const cards = cardStack(pdf, request);
	let letters = 0;
	return {
		/** Gives the number of pages, or cards. */
		feed(layout: LaidOut, item: Item): number {
			const entry = entryFor(item);
			if (layout.kind === 'card') {
				cards.add(layout.cards, entry);
				return layout.cards.length;
			}
			letters++;
			layout.pages.forEach((page, index) => {
				const label = layout.pages.length === 1 ? { prefix: '', number: letters } : { prefix: `${letters}-`, number: index + 1 };
				pdf.addPage(nudged(page, request.nudgeMm), { label, ...(index === 0 ? { entry } : {}) });
			});
			return layout.pages.length;
		},
		end: () => cards.end()
	};
}

/** The name of the case when it is met for the first time, for letters and for cards. */
function entriesByCase(names: Readonly<Record<string, string>>) {
	const seen = new Set<string>();
	return ({ kind, caseId }: Item): string | undefined => {
		const key = `${kind} ${caseId}`;
		if (seen.has(key)) return undefined;
		seen.add(key);
		return names[caseId] ?? caseId;
	};
}

function cardStack(pdf: PdfDocument, { flip = 'long-edge', nudgeMm }: PrintRequest) {
	let waiting: CardSides[] = [];
	let entries: string[] = [];
	let sides = 0;
	const print = (page: SheetPage, place: PagePlace) =>
		pdf.addPage(nudged(page, nudgeMm), { label: { prefix: 'C', number: ++sides }, ...place });
	const printSheets = (fewest: number) => {
		while (waiting.length >= fewest) {
			const [fronts, backs] = imposeCards(waiting.slice(0, cardsPerSheet), flip);
			print(fronts, entries.length === 0 ? {} : { entry: entries.join(', ') });
			print(backs, {});
			waiting = waiting.slice(cardsPerSheet);
			entries = [];
		}
	};
	return {
		add(cards: readonly CardSides[], entry: string | undefined) {
			waiting.push(...cards);
			if (entry !== undefined) entries.push(entry);
			printSheets(cardsPerSheet);
		},
		end: () => printSheets(1)
	};
}

/** Puts laid-out items onto pages, with the entries and labels by which they are found. */
import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import type { Item } from '#lib/domain/item.ts';
import { labelGrids, labelsOn } from '#lib/domain/print/label-sheet.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { plainLabels, type LaidOut } from './lay-out-item.ts';
import type { PagePlace } from './pdf/pdf-document.ts';
import type { LayoutRequest } from './print-request.ts';
import type { CardSides } from './sheets/card.ts';
import { cardsPerSheet, imposeCards } from './sheets/card-sheet.ts';
import { coverSheet, knownOf, type CoverSetting } from './sheets/cover.ts';
import { imposeLabels } from './sheets/labels.ts';
import { nudged } from './sheets/nudge.ts';
import { packingList } from './sheets/packing-list.ts';
import { pilesOf } from './sheets/pile.ts';
import { boxKey, type FontSet } from './text/font-set.ts';

/** True when some sign was set in no font but the one that draws boxes. */
export function hasBoxes(layout: LaidOut): boolean {
	return marksOf(layout).some(isBoxed);
}

function marksOf(layout: LaidOut): readonly Mark[] {
	switch (layout.kind) {
		case 'letter':
			return [...layout.pages, ...layout.copy].flatMap((page) => page.marks);
		case 'card':
			return layout.cards.flatMap((card) => card.back.marks);
		case 'label':
			return layout.marks;
		case 'envelope':
			return layout.page.marks;
		case 'counted':
			return [];
	}
}

function isBoxed(mark: Mark): boolean {
	if (mark.kind === 'group') return mark.marks.some(isBoxed);
	return mark.kind === 'text' && mark.runs !== undefined && mark.runs.some((run) => run.face === boxKey);
}

type AddPage = (page: SheetPage, place: PagePlace) => void;

export interface SheetFeeder {
	/** Gives the sheets of a letter, the cards of a card, and 1 for a label or an envelope. */
	feed(layout: LaidOut, item: Item): number;
	/** Tells the cover that this item is left out. */
	leaveOut(item: Item): void;
	/** False while items wait until a sheet is full. */
	isFlush(): boolean;
	end(): void;
}

/** Letters and envelopes become pages at once; cards and labels wait until a sheet is full, covers until all is counted. */
export function sheetFeeder(addPage: AddPage, request: LayoutRequest, fonts: FontSet): SheetFeeder {
	const entryFor = entriesByCase(request.caseNames ?? {});
	let pageCount = 0;
	const add: AddPage = (page, place) => {
		pageCount++;
		addPage(nudged(page, request.nudgeMm), place);
	};
	/** Where both sides are printed, the back of the sheet before stays empty. */
	const beginSheet = ({ widthMm, heightMm }: SheetPage) => {
		if (request.isTwoSided && pageCount % 2 === 1) add({ widthMm, heightMm, marks: [] }, {});
	};
	const cards = cardStack(add, beginSheet, request);
	const labels = labelStack(add, request);
	const piles = pilesOf(request.envelope, request.isTwoSided);
	let singles = 0;
	const addLetter = (pages: readonly SheetPage[], entry: string | undefined) => {
		singles++;
		if (pages[0]) beginSheet(pages[0]);
		pages.forEach((page, index) => {
			const label = pages.length === 1 ? { prefix: '', number: singles } : { prefix: `${singles}-`, number: index + 1 };
			add(page, { label, ...(index === 0 ? { entry } : {}) });
		});
		return pages.length;
	};
	/** A copy goes to somebody else, so it begins a sheet of its own. It is counted with its letter. */
	const addCopy = (pages: readonly SheetPage[], after: number) => {
		if (pages[0]) beginSheet(pages[0]);
		pages.forEach((page, index) => add(page, { label: { prefix: `${singles}-`, number: after + index + 1 } }));
		return after + pages.length;
	};
	return {
		feed(layout, item) {
			if (layout.kind === 'counted') {
				piles.add(item, layout.sheets);
				return layout.sheets;
			}
			const entry = entryFor(item);
			if (layout.kind === 'letter') return addCopy(layout.copy, addLetter(layout.pages, entry));
			if (layout.kind === 'envelope') return addLetter([layout.page], entry);
			if (layout.kind === 'card') cards.add(layout.cards, entry);
			else labels.add([layout.marks], entry);
			return layout.kind === 'card' ? layout.cards.length : 1;
		},
		leaveOut: (item) => piles.leaveOut(item),
		isFlush: () => cards.isFlush() && labels.isFlush(),
		end() {
			cards.end();
			labels.end();
			if (request.kind === 'covers') addCovers(piles, add, request, fonts);
		}
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

/** Keeps what comes until a sheet is full. `size` is how many the next sheet takes. */
function stackOf<T>(size: () => number, printSheet: (these: readonly T[], place: PagePlace) => void) {
	let waiting: T[] = [];
	let entries: string[] = [];
	const printSheets = (fewest: () => number) => {
		while (waiting.length >= fewest()) {
			const count = size();
			printSheet(waiting.slice(0, count), entries.length === 0 ? {} : { entry: entries.join(', ') });
			waiting = waiting.slice(count);
			entries = [];
		}
	};
	return {
		add(these: readonly T[], entry: string | undefined) {
			waiting.push(...these);
			if (entry !== undefined && !entries.includes(entry)) entries.push(entry);
			printSheets(size);
		},
		isFlush: () => waiting.length === 0,
		end: () => printSheets(() => 1)
	};
}

function cardStack(
	add: AddPage,
	beginSheet: (page: SheetPage) => void,
	{ flip = 'long-edge', envelope, hasBleed }: LayoutRequest
) {
	const { paper } = envelopeProfiles[envelope];
	let sides = 0;
	return stackOf<CardSides>(
		() => cardsPerSheet,
		(cards, place) => {
			const [fronts, backs] = imposeCards(cards, flip, { paper, hasBleed });
			beginSheet(fronts);
			add(fronts, { label: { prefix: 'C', number: ++sides }, ...place });
			add(backs, { label: { prefix: 'C', number: ++sides } });
		}
	);
}

function labelStack(add: AddPage, { labels = plainLabels }: LayoutRequest) {
	const capacity = labelsOn(labelGrids[labels.sheet]);
	let first = Math.min(capacity, Math.max(1, Math.trunc(labels.startAt))) - 1;
	return stackOf<readonly Mark[]>(
		() => capacity - first,
		(these, place) => {
			add(imposeLabels(these, labels.sheet, first), place);
			first = 0;
		}
	);
}

function addCovers(piles: ReturnType<typeof pilesOf>, add: AddPage, request: LayoutRequest, fonts: FontSet) {
	const { envelope, words, createdAt, covers: facts = { cases: {} }, caseNames = {} } = request;
	for (const pile of piles.all()) {
		const name = caseNames[pile.caseId] ?? pile.caseId;
		const setting: CoverSetting = { envelope, words, fonts, facts, name, createdAt };
		add(coverSheet(pile, setting), { entry: knownOf(pile, facts)?.name ?? name });
		const route = knownOf(pile, facts)?.route;
		if (route === 'bundle' || route === 'embassy') for (const page of packingList(pile, setting)) add(page, {});
	}
}

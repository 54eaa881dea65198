/** Prints items: one PDF of all that fits its paper, what could not be printed, and which signs became boxes. */
import type { Item } from '#lib/domain/item.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { SheetPage } from '#lib/domain/sheet.ts';
import { heldForScript, type HeldAddress, type Missing } from './held.ts';
import { joined, openPdf, type PdfDocument } from './pdf/pdf-document.ts';
import { layOutCard, type CardSides } from './sheets/card.ts';
import { cardsPerSheet, imposeCards, type Flip } from './sheets/card-sheet.ts';
import { layOutLetter } from './sheets/letter.ts';
import { nudged } from './sheets/nudge.ts';
import type { FontSet, FontsUnreachable } from './text/font-set.ts';
import { wordingsFor } from './wordings.ts';
import type { SheetWords } from './words.ts';

export interface PrintRequest {
	/** `all` prints the letters first, then the cards. */
	kind: 'letters' | 'cards' | 'all';
	envelope: Envelope;
	words: SheetWords;
	/** Stands in the PDF's title. Nobody's name. */
	title: string;
	createdAt: Date;
	/** How the printer turns the sheet for the back of the cards. */
	flip?: Flip;
	hasFoldMarks?: boolean;
	/** Moves everything, for printers and envelopes that are a little off. */
	nudgeMm?: { right: number; down: number };
}

export interface Progress {
	done: number;
	total: number;
}

export type Printed =
	| {
			kind: 'printed';
			pdf: Uint8Array<ArrayBuffer>;
			pages: number;
			printed: string[];
			held: HeldAddress[];
			/** Printed, with boxes for some of their signs. */
			missing: Missing[];
	  }
	/** Every item was held back, or there was none of this kind. */
	| { kind: 'nothing'; held: HeldAddress[] }
	| { kind: 'cancelled' }
	| FontsUnreachable;

/** Items between two pauses: progress is shown, and a cancel is heard, within about 20 ms. */
const itemsPerPause = 16;

/** Lays out and writes one item after another, pausing often. `signal` ends it with `cancelled`. */
export async function printItems(
	items: readonly Item[],
	request: PrintRequest,
	fonts: FontSet,
	onProgress: (progress: Progress) => void = () => {},
	signal?: AbortSignal
): Promise<Printed> {
	const chosen = chosenItems(items, request.kind);
	const ready = await fonts.ready(wordingsFor(chosen, request.words));
	if (ready.kind !== 'ready') return ready;
	const pdf = openPdf({ title: request.title, lang: request.words.lang, createdAt: request.createdAt }, fonts);
	const sheets = sheetFeeder(pdf, request);
	const printed: string[] = [];
	const held: HeldAddress[] = [];
	const missing: Missing[] = [];
	for (const [index, item] of chosen.entries()) {
		if (index % itemsPerPause === 0) {
			onProgress({ done: index, total: chosen.length });
			await pause();
			if (signal?.aborted) return { kind: 'cancelled' };
		}
		const layout = layOut(item, request, fonts);
		if (layout.kind === 'held') held.push(layout);
		else {
			sheets.feed(layout);
			printed.push(item.id);
			const boxes = heldForScript(item, fonts);
			if (boxes) missing.push(boxes);
		}
	}
	sheets.end();
	onProgress({ done: chosen.length, total: chosen.length });
	if (pdf.pageCount() === 0) return { kind: 'nothing', held };
	return { kind: 'printed', pdf: joined(pdf.finish()), pages: pdf.pageCount(), printed, held, missing };
}

/** Letters become pages at once; cards wait until four of them fill a sheet. */
function sheetFeeder(pdf: PdfDocument, { flip = 'long-edge', nudgeMm }: PrintRequest) {
	let waiting: CardSides[] = [];
	const add = (pages: readonly SheetPage[]) => pages.forEach((page) => pdf.addPage(nudged(page, nudgeMm)));
	const addCards = (fewest: number) => {
		while (waiting.length >= fewest) {
			add(imposeCards(waiting.slice(0, cardsPerSheet), flip));
			waiting = waiting.slice(cardsPerSheet);
		}
	};
	return {
		feed(layout: LaidOut) {
			if (layout.kind === 'letter') return add(layout.pages);
			waiting.push(...layout.cards);
			addCards(cardsPerSheet);
		},
		end: () => addCards(1)
	};
}

function chosenItems(items: readonly Item[], kind: PrintRequest['kind']): Item[] {
	const letters = kind === 'cards' ? [] : items.filter((item) => item.kind === 'letter');
	const cards = kind === 'letters' ? [] : items.filter((item) => item.kind === 'card');
	return [...letters, ...cards];
}

type LaidOut = { kind: 'letter'; pages: SheetPage[] } | { kind: 'card'; cards: CardSides[] };

function layOut(item: Item, { envelope, words, hasFoldMarks }: PrintRequest, fonts: FontSet): LaidOut | HeldAddress {
	if (item.kind === 'card') {
		const layout = layOutCard(item, { words, fonts });
		return layout.kind === 'laid-out' ? { kind: 'card', cards: layout.cards } : heldForAddress(item);
	}
	const layout = layOutLetter(item, { envelope, words, fonts, hasFoldMarks });
	return layout.kind === 'laid-out' ? { kind: 'letter', pages: layout.pages } : heldForAddress(item);
}

const heldForAddress = (item: Item): HeldAddress => ({ kind: 'held', id: item.id, reason: 'address' });

/** Lets events in without the 4 ms that browsers add to nested timers. */
function pause(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(undefined);
	});
}

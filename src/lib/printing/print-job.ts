/** Prints items into one PDF. It says which items could not be printed, and which signs became boxes. */
import type { Item } from '#lib/domain/item.ts';
import type { HeldAddress, Missing, SenderLeftOut } from '#lib/domain/print/held.ts';
import { heldForScript } from './held.ts';
import { chosenItems, layOutItem, senderLeftOut } from './lay-out-item.ts';
import type { Deflate } from './pdf/deflate.ts';
import { joined, openPdf } from './pdf/pdf-document.ts';
import type { Sides } from './pdf/print-protection.ts';
import type { PrintRequest } from './print-request.ts';
import { hasBoxes, sheetFeeder } from './sheet-feeder.ts';
import type { FontSet, FontsUnreachable } from './text/font-set.ts';
import { wordingsOf } from './wordings.ts';

export type { PrintRequest };

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
			/** Items that were printed with boxes for some of their signs. */
			missing: Missing[];
			/** Items that were printed with only a part of the sender, or none, in the window. */
			senders: SenderLeftOut[];
	  }
	/** Every item was held back, or there was no item of this kind. */
	| { kind: 'nothing'; held: HeldAddress[] }
	| { kind: 'cancelled' }
	/** The file does not fit into the memory of this device. A file of fewer items can fit. */
	| { kind: 'no-memory' }
	| FontsUnreachable;

/** After so many items, and sooner when they are long, the run shows its progress and listens for a cancel. */
const itemsPerPause = 16;
const msBetweenPauses = 16;

/** Lays out and writes one item after another, with many short pauses. When `signal` aborts, it gives `cancelled`. */
export async function printItems(
	items: readonly Item[],
	request: PrintRequest,
	fonts: FontSet,
	onProgress: (progress: Progress) => void = () => {},
	signal?: AbortSignal
): Promise<Printed> {
	const outcome = await printInParts(items, request, fonts, { onProgress, signal });
	if (outcome.kind !== 'printed') return outcome;
	const { parts, ...printed } = outcome;
	return { ...printed, pdf: joined(parts) };
}

export interface PrintedItem {
	id: string;
	kind: Item['kind'];
	/** Sheets of a letter, cards of a card; 1 for a label or an envelope. */
	pages: number;
}

export interface PrintWatch {
	onProgress?: (progress: Progress) => void;
	/** Called after each item that was laid out. */
	onItem?: (item: PrintedItem) => void;
	signal?: AbortSignal;
	/** Compresses in place of the zlib that runs everywhere. Another compressor gives other bytes. */
	deflate?: Deflate;
}

type PrintedInParts = Omit<Extract<Printed, { kind: 'printed' }>, 'pdf'> & { parts: Uint8Array<ArrayBuffer>[] };

/** Prints as `printItems` does, for a caller that writes the parts to a disk one by one. So no file is in memory twice. */
export async function printInParts(
	items: readonly Item[],
	request: PrintRequest,
	fonts: FontSet,
	watch: PrintWatch = {}
): Promise<PrintedInParts | Exclude<Printed, { kind: 'printed' }>> {
	try {
		return await printChosen(items, request, fonts, watch);
	} catch (problem) {
		if (isOutOfMemory(problem)) return { kind: 'no-memory' };
		throw problem;
	}
}

/**
 * Engines use different words for this, but each throws a RangeError: for a string, for a buffer, and for the memory of WebAssembly.
 */
function isOutOfMemory(problem: unknown): boolean {
	return problem instanceof RangeError && /allocation|memory|string length|array length/i.test(problem.message);
}

async function printChosen(
	items: readonly Item[],
	request: PrintRequest,
	fonts: FontSet,
	{ onProgress = () => {}, onItem = () => {}, signal, deflate }: PrintWatch
): Promise<PrintedInParts | Exclude<Printed, { kind: 'printed' }>> {
	const chosen = chosenItems(items, request.kind);
	const ready = await fonts.ready(wordingsOf(chosen, request));
	if (ready.kind !== 'ready') return ready;
	const { title, words, createdAt, isTagged } = request;
	// Covers have tables, which are tagged as paragraphs.
	const isAccessible = request.kind !== 'covers';
	const sides = sidesOf(chosen, request);
	const pdf = openPdf({ title, lang: words.lang, createdAt, isTagged, isAccessible, deflate, sides }, fonts);
	const sheets = sheetFeeder(pdf.addPage, request, fonts);
	const printed: string[] = [];
	const held: HeldAddress[] = [];
	const missing: Missing[] = [];
	const senders: SenderLeftOut[] = [];
	let restedAt = performance.now();
	for (const [index, item] of chosen.entries()) {
		if (index % itemsPerPause === 0 || performance.now() - restedAt > msBetweenPauses) {
			onProgress({ done: index, total: chosen.length });
			await pause();
			if (signal?.aborted) return { kind: 'cancelled' };
			restedAt = performance.now();
		}
		const layout = layOutItem(item, request, fonts);
		if (layout.kind === 'held') {
			held.push(layout);
			sheets.leaveOut(item);
			continue;
		}
		onItem({ id: item.id, kind: item.kind, pages: sheets.feed(layout, item) });
		printed.push(item.id);
		const boxes = hasBoxes(layout) ? heldForScript(item, fonts, request.kind) : undefined;
		if (boxes) missing.push(boxes);
		const sender = layout.kind === 'letter' ? senderLeftOut(item, layout) : undefined;
		if (sender) senders.push(sender);
	}
	sheets.end();
	onProgress({ done: chosen.length, total: chosen.length });
	if (pdf.pageCount() === 0) return { kind: 'nothing', held };
	return { kind: 'printed', parts: pdf.finish(), pages: pdf.pageCount(), printed, held, missing, senders };
}

/** Gives on how many sides of the paper a file of these items is printed. */
function sidesOf(chosen: readonly Item[], { kind, flip = 'long-edge', isTwoSided = false }: PrintRequest): Sides {
	if (kind !== 'letters' && kind !== 'cards' && kind !== 'all') return 'one';
	const hasCards = chosen.some((item) => item.kind === 'card');
	const hasLetters = chosen.some((item) => item.kind === 'letter');
	if (hasCards) return hasLetters && !isTwoSided ? 'as-printer' : flip;
	return isTwoSided ? 'long-edge' : 'one';
}

/** Lets waiting events be handled, without the 4 ms that browsers add to nested timers. */
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

/** Writes the parts of a kit into one PDF, each as often as was asked, with pauses in which a page can say how far it is. */
import type { KitPaper } from '#lib/domain/kit/parts.ts';
import { partFacts } from '#lib/domain/kit/parts.ts';
import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Mark, SheetPage, TextBlock } from '#lib/domain/print/sheet.ts';
import { openPdf } from '../pdf/pdf-document.ts';
import { imposeCards, cardsPerSheet } from '../sheets/card-sheet.ts';
import { imposeLabels } from '../sheets/labels.ts';
import type { FontSet } from '../text/font-set.ts';
import { beginningsOf, perSheetOf, type LaidKitPart } from './kit.ts';

export interface KitOrder {
	parts: readonly { laid: LaidKitPart; copies: number }[];
	paper: KitPaper;
	envelope: Envelope;
	/** Of plain paper: the printer prints both sides. Cards have two in any case. */
	isTwoSided: boolean;
	title: string;
	lang: string;
	createdAt: Date;
}

export type KitFile = { kind: 'made'; parts: Uint8Array<ArrayBuffer>[]; pages: number } | { kind: 'cancelled' };

const msBetweenPauses = 24;

interface Watch {
	onPage?: (pages: number) => void;
	/** Lets the screen draw. */
	pause: () => Promise<void>;
	nowMs: () => number;
	signal?: AbortSignal;
}

/** Each copy of a document begins a sheet of its own; where both sides are printed, the back before it stays empty. */
export async function writeKit(order: KitOrder, fonts: FontSet, { onPage, pause, nowMs, signal }: Watch): Promise<KitFile> {
	const { title, lang, createdAt, paper, isTwoSided } = order;
	const onBoth = paper === 'card' || (paper === 'plain' && isTwoSided);
	const pdf = openPdf({ title, lang, createdAt, sides: onBoth ? 'long-edge' : 'one' }, fonts);
	let restedAt = nowMs();
	for (const { page, entry, begins } of pagesIn(order)) {
		if (begins && onBoth && pdf.pageCount() % 2 === 1) pdf.addPage({ ...page, marks: [] });
		pdf.addPage(page, entry === undefined ? {} : { entry });
		if (nowMs() - restedAt < msBetweenPauses) continue;
		onPage?.(pdf.pageCount());
		await pause();
		if (signal?.aborted) return { kind: 'cancelled' };
		restedAt = nowMs();
	}
	onPage?.(pdf.pageCount());
	return { kind: 'made', parts: pdf.finish(), pages: pdf.pageCount() };
}

interface NextPage {
	page: SheetPage;
	/** In the outline. */
	entry?: string;
	/** It begins a sheet of paper. */
	begins: boolean;
}

function* pagesIn({ parts, envelope, isTwoSided, paper }: KitOrder): Generator<NextPage> {
	for (const { laid, copies } of parts) {
		if (laid.stock) {
			yield* stockPages(laid, copies, envelope);
			continue;
		}
		const bothSides = paper === 'plain' && isTwoSided && partFacts[laid.part].isTwoSided;
		for (const documents of beginningsOf(laid)) {
			for (let copy = 0; copy < copies; copy++) {
				const pages = documents.flatMap((each) =>
					each.pages.map((page, at) => ({ page, title: at === 0 ? each.title : undefined }))
				);
				for (const [at, { page, title }] of pages.entries()) {
					const entry = copy === 0 ? title : undefined;
					yield { page: copy === 0 ? page : anewRead(page), entry, begins: at === 0 || !bothSides };
				}
			}
		}
	}
}

function* stockPages({ part, stock }: LaidKitPart, copies: number, envelope: Envelope): Generator<NextPage> {
	const { cards = [], labels = [] } = stock ?? {};
	const many = <T>(these: readonly T[]) => these.flatMap((each) => Array.from({ length: copies }, () => each));
	const perSheet = perSheetOf(part) ?? cardsPerSheet;
	const allCards = many(cards).map(({ front, back }, at) =>
		at === 0 ? { front, back } : { front: anewRead(front), back: anewRead(back) }
	);
	for (let at = 0; at < allCards.length; at += perSheet) {
		const { paper } = envelopeProfiles[envelope];
		const [fronts, backs] = imposeCards(allCards.slice(at, at + perSheet), 'long-edge', { paper });
		yield { page: fronts, begins: true };
		yield { page: backs, begins: false };
	}
	const allLabels = many(labels);
	for (let at = 0; at < allLabels.length; at += perSheet)
		yield { page: anewRead(imposeLabels(allLabels.slice(at, at + perSheet), 'l7160', 0)), begins: true };
}

/** The same page with paragraphs of its own: a screen reader would read those of one document as one across its copies. */
function anewRead(page: SheetPage): SheetPage {
	const known = new Map<TextBlock, TextBlock>();
	const anew = (block: TextBlock) => {
		let own = known.get(block);
		if (!own) known.set(block, (own = { ...block }));
		return own;
	};
	const marks = (these: readonly Mark[]): Mark[] =>
		these.map((mark) => {
			if (mark.kind === 'group') return { ...mark, marks: marks(mark.marks) };
			return (mark.kind === 'text' || mark.kind === 'strokes') && mark.block ? { ...mark, block: anew(mark.block) } : mark;
		});
	return { ...page, marks: marks(page.marks) };
}

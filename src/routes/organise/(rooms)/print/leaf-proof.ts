/** One leaf of the preview as it will be printed. It uses the same layout, imposition and shift as the PDF. */
import type { Item } from '#lib/domain/item.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import { firstSheets } from '#lib/printing/first-sheets.ts';
import type { Held } from '#lib/domain/print/held.ts';
import { heldForScript } from '#lib/printing/held.ts';
import { outlineWith, type Outline } from '#lib/printing/images/outline.ts';
import type { LayoutRequest } from '#lib/printing/print-request.ts';
import { windowOverlay, type WindowOverlay } from '#lib/printing/sheets/window-overlay.ts';
import { wordingsOf } from '#lib/printing/wordings.ts';
import { printFonts } from '../../print-fonts.ts';

/** `held`: what is left out, and what is printed with boxes. `overlay`: the window of a letter's envelope. */
export type LeafProof =
	{ kind: 'pages'; pages: SheetPage[]; outline: Outline; held: Held[]; overlay?: WindowOverlay } | { kind: 'fonts-unreachable' };

export async function leafProof(items: readonly Item[], request: LayoutRequest): Promise<LeafProof> {
	const fonts = await printFonts();
	const ready = await fonts?.ready(wordingsOf(items, request));
	if (!fonts || ready?.kind !== 'ready') return { kind: 'fonts-unreachable' };
	const { pages, held, senders } = firstSheets(items, request, fonts, items.length);
	const boxed = items.flatMap((item) => heldForScript(item, fonts, request.kind) ?? []);
	const [letter] = request.kind === 'letters' ? items : [];
	const { envelope, ownWindow, nudgeMm } = request;
	const overlay = letter && windowOverlay(letter, { envelope, ownWindow, fonts, nudgeMm });
	return { kind: 'pages', pages, outline: outlineWith(fonts), held: [...held, ...boxed, ...senders], overlay };
}

/** One item as it will be printed, for the screen. It uses the same layout as the PDF. */
import type { Item } from '#lib/domain/item.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import type { HeldAddress, Missing, SenderLeftOut } from '#lib/domain/print/held.ts';
import { boxedIn, heldForScript } from '#lib/printing/held.ts';
import { outlineWith, type Outline } from '#lib/printing/images/outline.ts';
import { senderLeftOut } from '#lib/printing/lay-out-item.ts';
import { layOutCard } from '#lib/printing/sheets/card.ts';
import { layOutLetter } from '#lib/printing/sheets/letter.ts';
import { wordingsFor } from '#lib/printing/wordings.ts';
import { printFonts } from './print-fonts.ts';
import { theSheetWords } from './sheet-words.ts';

/**
 * `missing`: signs that no font here has. They are boxes on the pages. `sender`: it has less than all its room in the window.
 * `boxed`: the signs that will print as boxes, which is known without the fonts.
 */
export type Proof =
	| { kind: 'pages'; pages: SheetPage[]; outline: Outline; missing?: Missing; sender?: SenderLeftOut }
	| HeldAddress
	| { kind: 'fonts-unreachable'; boxed?: string[] };

export async function proofOf(item: Item, envelope: Envelope): Promise<Proof> {
	const fonts = await printFonts();
	if (!fonts) return { kind: 'fonts-unreachable' };
	const words = theSheetWords();
	const ready = await fonts.ready(wordingsFor([item], words));
	if (ready.kind !== 'ready') return { kind: 'fonts-unreachable', boxed: boxedIn(item, fonts) };
	const missing = heldForScript(item, fonts);
	const outline = outlineWith(fonts);
	if (item.kind === 'card') {
		const card = layOutCard(item, { words, fonts, envelope });
		if (card.kind !== 'laid-out') return { kind: 'held', id: item.id, reason: 'address' };
		return { kind: 'pages', pages: card.cards.flatMap(({ front, back }) => [front, back]), outline, missing };
	}
	const letter = layOutLetter(item, { envelope, words, fonts });
	if (letter.kind !== 'laid-out') return { kind: 'held', id: item.id, reason: 'address' };
	return { kind: 'pages', pages: letter.pages, outline, missing, sender: senderLeftOut(item, letter) };
}

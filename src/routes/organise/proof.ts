/** One item as it will be printed, for the screen. It uses the same layout as the PDF. */
import type { Item } from '#lib/domain/item.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import type { HeldAddress, Missing, SenderLeftOut } from '#lib/domain/print/held.ts';
import { heldForScript } from '#lib/printing/held.ts';
import { senderLeftOut } from '#lib/printing/lay-out-item.ts';
import { layOutCard } from '#lib/printing/sheets/card.ts';
import { layOutLetter } from '#lib/printing/sheets/letter.ts';
import { wordingsFor } from '#lib/printing/wordings.ts';
import { printFonts } from './print-fonts.ts';
import { theSheetWords } from './sheet-words.ts';

/** `missing`: signs that no font here has. They are boxes on the pages. `sender`: it has less than all its room in the window. */
export type Proof =
	{ kind: 'pages'; pages: SheetPage[]; missing?: Missing; sender?: SenderLeftOut } | HeldAddress | { kind: 'fonts-unreachable' };

export async function proofOf(item: Item, envelope: Envelope): Promise<Proof> {
	const fonts = await printFonts();
	if (!fonts) return { kind: 'fonts-unreachable' };
	const words = theSheetWords();
	const ready = await fonts.ready(wordingsFor([item], words));
	if (ready.kind !== 'ready') return { kind: 'fonts-unreachable' };
	const missing = heldForScript(item, fonts);
	if (item.kind === 'card') {
		const card = layOutCard(item, { words, fonts });
		if (card.kind !== 'laid-out') return { kind: 'held', id: item.id, reason: 'address' };
		return { kind: 'pages', pages: card.cards.flatMap(({ front, back }) => [front, back]), missing };
	}
	const letter = layOutLetter(item, { envelope, words, fonts });
	if (letter.kind !== 'laid-out') return { kind: 'held', id: item.id, reason: 'address' };
	return { kind: 'pages', pages: letter.pages, missing, sender: senderLeftOut(item, letter) };
}

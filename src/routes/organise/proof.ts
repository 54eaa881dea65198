/** One item as it will print, for the screen: the same layout that goes into the PDF. */
import type { Item } from '#lib/domain/item.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { SheetPage } from '#lib/domain/sheet.ts';
import { heldForScript, type Held } from '#lib/printing/held.ts';
import { layOutCard } from '#lib/printing/sheets/card.ts';
import { layOutLetter } from '#lib/printing/sheets/letter.ts';
import { printFonts } from './print-fonts.ts';
import { theSheetWords } from './sheet-words.ts';

export type Proof = { kind: 'pages'; pages: SheetPage[] } | Held | { kind: 'fonts-unreachable' };

export async function proofOf(item: Item, envelope: Envelope): Promise<Proof> {
	const fonts = await printFonts();
	if (!fonts) return { kind: 'fonts-unreachable' };
	const held = heldForScript(item, fonts);
	if (held) return held;
	const words = theSheetWords();
	if (item.kind === 'card') {
		const card = layOutCard(item, { words, fonts });
		if (card.kind !== 'laid-out') return { kind: 'held', id: item.id, reason: 'address' };
		return { kind: 'pages', pages: card.cards.flatMap(({ front, back }) => [front, back]) };
	}
	const letter = layOutLetter(item, { envelope, words, fonts });
	if (letter.kind !== 'laid-out') return { kind: 'held', id: item.id, reason: 'address' };
	return { kind: 'pages', pages: letter.pages };
}

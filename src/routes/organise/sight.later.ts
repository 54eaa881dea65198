/** What looks into opened letters and cards: the list of what the print fonts cover, the tables of languages, and the printed layout. */
import type { DeskSight } from '#lib/desk/sight.ts';
import { noticedLanguage } from '#lib/i18n/noticed-language.later.ts';
import { boxedIn } from '#lib/printing/held.ts';
import { layOutCard } from '#lib/printing/sheets/card.ts';
import { inkShare } from '#lib/printing/sheets/ink-share.ts';
import { layOutLetter } from '#lib/printing/sheets/letter.ts';
import type { FontSet } from '#lib/printing/text/font-set.ts';
import { wordingsFor } from '#lib/printing/wordings.ts';
import { printFonts } from './print-fonts.ts';
import { theSheetWords } from './sheet-words.ts';

/** Gives `undefined` when the fonts' list cannot be reached now. */
export async function openSight(): Promise<DeskSight | undefined> {
	const fonts = await printFonts();
	if (!fonts) return undefined;
	return {
		noticed: noticedLanguage,
		boxed: (item) => boxedIn(item, fonts),
		// All drawings are measured on one paper, since they cover the same share of either.
		inkShare: ({ drawing }) => inkShare(drawing, 'a4'),
		sheets: sheetsWith(fonts)
	};
}

const sheetsWith =
	(fonts: FontSet): DeskSight['sheets'] =>
	async (item, envelope) => {
		const words = theSheetWords();
		if ((await fonts.ready(wordingsFor([item], words))).kind !== 'ready') return undefined;
		if (item.kind === 'card') {
			const card = layOutCard(item, { words, fonts, envelope });
			return card.kind === 'laid-out' ? card.cards.length : 1;
		}
		const letter = layOutLetter(item, { envelope, words, fonts });
		return letter.kind === 'laid-out' ? letter.pages.length : 1;
	};

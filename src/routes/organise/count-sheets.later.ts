/** Counts the sheets of an item for the screen. Whoever asks only sometimes imports it late, for it brings the printing room along. */
import type { Item } from '#lib/domain/item.ts';
import { sheetsOf, type CountSetting } from '#lib/printing/sheets-of.ts';
import { wordingsFor } from '#lib/printing/wordings.ts';
import { printFonts } from './print-fonts.ts';
import { theSheetWords } from './sheet-words.ts';

/** Gives `undefined` when nobody knows: the fonts cannot be reached, or its address has no room. */
export async function countSheets(item: Item, setting: Omit<CountSetting, 'words'>): Promise<number | undefined> {
	const fonts = await printFonts();
	const words = theSheetWords();
	const ready = await fonts?.ready(wordingsFor([item], words));
	return fonts && ready?.kind === 'ready' ? sheetsOf(item, { ...setting, words }, fonts) : undefined;
}

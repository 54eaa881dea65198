/** The print fonts in the screen's own thread, for sheets and the preview. They load once. */
import { fetchFont } from '#lib/printing/fetch-font.ts';
import { openFonts } from '#lib/printing/fonts.ts';
import type { FontSet } from '#lib/printing/text/font-set.ts';

let fonts: Promise<FontSet> | undefined;

/** Gives `undefined` when the fonts cannot be reached. The next call tries again. */
export async function printFonts(): Promise<FontSet | undefined> {
	fonts ??= openFonts((file) => fetchFont(`/fonts/print/${file}`));
	return fonts.catch(() => {
		fonts = undefined;
		return undefined;
	});
}

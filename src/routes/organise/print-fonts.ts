/** The print fonts on the screen's own thread, for sheets and the preview; loaded once. */
import { openFonts } from '#lib/printing/fonts.ts';
import type { FontSet } from '#lib/printing/text/font-set.ts';

let fonts: Promise<FontSet> | undefined;

/** `undefined` when they cannot be reached; the next call tries again. */
export async function printFonts(): Promise<FontSet | undefined> {
	fonts ??= openFonts(loadFont);
	return fonts.catch(() => {
		fonts = undefined;
		return undefined;
	});
}

async function loadFont(file: string): Promise<Uint8Array<ArrayBuffer>> {
	const response = await fetch(`/fonts/print/${file}`);
	// A Wi-Fi sign-in page answers with HTML and 200.
	if (!response.ok || response.headers.get('content-type')?.includes('html')) throw new Error(`no font ${file}`);
	return new Uint8Array(await response.arrayBuffer());
}

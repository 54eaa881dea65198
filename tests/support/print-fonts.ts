/**
 * The real print fonts and the real words. The fonts are built when they are missing, and tests that lay out text get them
 * opened.
 */
import { readFileSync } from 'node:fs';
import { buildFonts, loadPrintFont } from '../../src/cli/build-fonts.ts';
import { openFonts } from '../../src/lib/printing/fonts.ts';
import { sheetWords } from '../../src/lib/printing/words.ts';

await buildFonts();

const sample = 'e\u2011mail שלום 写信 かな 한글 नमस्ते বাংলা தமிழ் ລາວ ខ្មែរ မြန်မာ Հայ ქართ 😀';

export const printFonts = await openFonts(loadPrintFont);
await printFonts.ready((['regular', 'bold', 'black'] as const).map((weight) => ({ text: sample, lang: 'und', weight })));

const messages = JSON.parse(readFileSync(new URL('../../src/messages/en/print.json', import.meta.url), 'utf8')) as Record<
	string,
	string
>;
export const printWords = sheetWords('en', (key) => messages[key] ?? '');

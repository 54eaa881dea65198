/** The real print fonts, built when they are missing, and the real words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFonts, printFontsFolder } from '../../src/cli/build-fonts.ts';
import { openFonts } from '../../src/lib/printing/fonts.ts';
import { sheetWords } from '../../src/lib/printing/words.ts';

await buildFonts();

export const printFonts = await openFonts(async (file) => new Uint8Array(readFileSync(join(printFontsFolder, file))));

const messages = JSON.parse(readFileSync(new URL('../../messages/en/print.json', import.meta.url), 'utf8')) as Record<
	string,
	string
>;
export const printWords = sheetWords('en', (key) => messages[key] ?? '');

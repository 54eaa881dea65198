/** Prints a file of letters to a PDF with this project's own pipeline: `write-ours.ts letters.json out.pdf [untagged] [anywhere]`. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { loadPrintFont } from '../../../src/cli/build-fonts.ts';
import { nodeDeflate } from '../../../src/cli/printing/report.ts';
import type { Item } from '../../../src/lib/domain/item.ts';
import { openFonts } from '../../../src/lib/printing/fonts.ts';
import { printInParts } from '../../../src/lib/printing/print-job.ts';
import { sheetWords } from '../../../src/lib/printing/words.ts';
import { tell } from './tell.ts';

const [itemsFile = '', outFile = '', ...how] = process.argv.slice(2);
const messages = JSON.parse(readFileSync(new URL('../../../src/messages/en/print.json', import.meta.url), 'utf8')) as Record<
	string,
	string
>;
const words = sheetWords('en', (key) => messages[key] ?? '');
const items = JSON.parse(readFileSync(itemsFile, 'utf8')) as Item[];
const startedAt = performance.now();
const fonts = await openFonts(loadPrintFont, []);
const request = {
	kind: 'letters',
	envelope: 'din5008b',
	words,
	title: 'Letters',
	createdAt: new Date(0),
	isTagged: !how.includes('untagged')
} as const;
const printed = await printInParts(items, request, fonts, how.includes('anywhere') ? {} : { deflate: nodeDeflate });
if (printed.kind !== 'printed') throw new Error(printed.kind);
const file = openSync(outFile, 'w');
for (const part of printed.parts) writeSync(file, part);
closeSync(file);
tell({ pages: printed.pages, letters: printed.printed.length, ms: performance.now() - startedAt, outFile });

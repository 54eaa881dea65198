/** The same items and date give the same bytes in Node and in a browser's worker. */
import { printItems } from '../../../src/lib/printing/print-job.ts';
import type { FontSet } from '../../../src/lib/printing/fonts.ts';
import { lettersFor } from '../../bench/print/letters.ts';
import { printInBrowser, words } from '../../bench/print/in-browser.ts';
import type { CheckOutcome } from './check-text.ts';

/** Chromium has no month names in these languages, so their dates are in figures there. */
const unknownToChromium = new Set(['ti', 'my', 'km']);

export async function checkBytes(fonts: FontSet): Promise<CheckOutcome> {
	const letters = lettersFor('mixed', 24).filter(({ locale }) => !unknownToChromium.has(locale));
	const request = { kind: 'letters', envelope: 'din5008b', words, title: 'Letters', createdAt: new Date(0) } as const;
	const here = await printItems(letters, request, fonts);
	const [there] = await printInBrowser([letters], 2, true);
	if (here.kind !== 'printed') throw new Error(here.kind);
	const isFine = there?.all.every(({ bytes }) => Buffer.from(bytes).equals(here.pdf)) ?? false;
	return { isFine, lines: [`bytes: ${here.pdf.length} in Node, ${isFine ? 'the same' : 'others'} in a browser`] };
}

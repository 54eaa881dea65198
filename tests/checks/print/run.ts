/**
 * `npm run check:print [-- text|ink|bytes]`: text and ink of printed letters in every language, each part told as it ends. Needs
 * Poppler, MuPDF's mutool, qpdf and a Chromium.
 */
import { printFonts } from '../../support/print-fonts.ts';
import { checkBytes } from './check-bytes.ts';
import { checkInk } from './check-ink.ts';
import { checkText, type CheckOutcome } from './check-text.ts';

const parts: Record<string, () => Promise<CheckOutcome>> = {
	text: () => checkText(printFonts),
	ink: () => checkInk(printFonts),
	bytes: () => checkBytes(printFonts)
};
const wanted = process.argv.slice(2);
for (const [name, check] of Object.entries(parts)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	const { isFine, lines } = await check();
	process.stdout.write(`${lines.join('\n')}\n`);
	if (!isFine) process.exitCode = 1;
}

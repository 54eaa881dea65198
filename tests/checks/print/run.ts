/** `npm run check:print`: text and ink of printed letters in every language. Needs Poppler, MuPDF's mutool, qpdf and a Chromium. */
import { printFonts } from '../../support/print-fonts.ts';
import { checkBytes } from './check-bytes.ts';
import { checkInk } from './check-ink.ts';
import { checkText } from './check-text.ts';

const outcomes = [await checkText(printFonts), await checkInk(printFonts), await checkBytes(printFonts)];
process.stdout.write(`${outcomes.flatMap((outcome) => outcome.lines).join('\n')}\n`);
process.exitCode = outcomes.every((outcome) => outcome.isFine) ? 0 : 1;

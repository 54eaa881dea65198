/** Which signs the readers of a PDF (those that copy, search or read aloud) know to run from right to left. */
import { bidiClassOf } from './levels.ts';
import { scriptOf } from './scripts.ts';

/**
 * Poppler's table of directions is older than these scripts and takes their letters for signs without a direction. A mark with each
 * space between words tells Poppler the direction, and that the page is in a right-to-left script.
 */
const unknownToReaders = new Set(['Nkoo', 'Adlm']);

/** True for a script whose direction some readers of PDFs do not know. */
export const needsMarks = (script: string) => unknownToReaders.has(script);

/** True when readers of PDFs know by themselves that this sign runs from right to left. */
export function isReadFromRight(sign: string): boolean {
	const bidiClass = bidiClassOf(sign);
	return (bidiClass === 'R' || bidiClass === 'AL') && !needsMarks(scriptOf(sign.codePointAt(0) ?? 0));
}

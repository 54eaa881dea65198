/** Which signs the readers of a PDF (those that copy, search or read aloud) know to run from right to left. */
import { bidiClassOf } from './levels.ts';
import { scriptOf } from './scripts.ts';

/**
 * Poppler's table of directions is older than these and holds their letters for signs without one. A mark with each space
 * between them tells it where they run, and that a page is one of a right-to-left script.
 */
const unknownToReaders = new Set(['Nkoo', 'Adlm']);

export const needsMarks = (script: string) => unknownToReaders.has(script);

export function isReadFromRight(sign: string): boolean {
	const bidiClass = bidiClassOf(sign);
	return (bidiClass === 'R' || bidiClass === 'AL') && !needsMarks(scriptOf(sign.codePointAt(0) ?? 0));
}

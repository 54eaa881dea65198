/** Choosing the face for a letter, as `font-set.ts` does it. */
import type { Weight } from '#lib/domain/print/sheet.ts';
import type { Face } from './face.ts';

export interface LetterContext {
	script: string;
	weight: Weight;
	lang: string;
}

/** The best face that covers a letter and all its marks. `before` is kept when it can be. */
export type Chooser = (letter: string, before?: Face) => Face;

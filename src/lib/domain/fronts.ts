/**
 * The drawn fronts a card can have, as pen lines on a card of 148 by 105 mm: the same data on screen and on paper. A card names one
 * by its slug; a name that is not here any more gets the plain front, so that no card is ever lost for its picture.
 */
import type { Strokes } from './strokes.ts';

export const frontSlugs = ['plain', 'stars', 'birds', 'lantern', 'waves'] as const;
export type FrontSlug = (typeof frontSlugs)[number];

export const fronts: Readonly<Record<FrontSlug, Strokes>> = {
	plain: { width: 148, height: 105, lines: [] },
	stars: { width: 148, height: 105, lines: [] },
	birds: { width: 148, height: 105, lines: [] },
	lantern: { width: 148, height: 105, lines: [] },
	waves: { width: 148, height: 105, lines: [] }
};

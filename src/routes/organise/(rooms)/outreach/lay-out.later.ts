/** Lays out a piece for the screen, with the fonts it needs. */
import { outlineWith, type Outline } from '#lib/printing/images/outline.ts';
import { unsettableAnywhere } from '#lib/printing/text/unsettable.ts';
import {
	designs,
	layOutPiece,
	wordingsOfPosters,
	type Design,
	type ForWhom,
	type LaidPiece,
	type Piece
} from '#lib/printing/outreach/pieces.ts';
import type { PosterSetting } from '#lib/printing/outreach/poster-setting.ts';
import type { FontSet } from '#lib/printing/text/font-set.ts';
import { printFonts } from '../../print-fonts.ts';

export type Laid =
	| {
			kind: 'laid';
			piece: LaidPiece;
			thumbs: Record<Design, LaidPiece>;
			outline: Outline;
			fonts: FontSet;
			hasHeavyType: boolean;
			boxes: string[];
	  }
	| { kind: 'fonts-unreachable' };

/** The heavy type of headlines may be absent: a headline is then bold, and the poster works. */
export async function layOut(piece: Piece, given: Omit<PosterSetting, 'bleedMm' | 'fonts'>, forWhom: ForWhom): Promise<Laid> {
	const fonts = await printFonts();
	if (!fonts || (await fonts.ready(wordingsOfPosters(given, false))).kind !== 'ready') return { kind: 'fonts-unreachable' };
	const hasHeavyType = (await fonts.ready(wordingsOfPosters(given, true))).kind === 'ready';
	const setting = { ...given, fonts };
	const { name, place, responsible } = given.facts;
	const thumbs = designs.map((design) => [design, layOutPiece({ kind: 'a4', design }, setting, 'own-printer')] as const);
	return {
		kind: 'laid',
		piece: layOutPiece(piece, setting, forWhom),
		thumbs: Object.fromEntries(thumbs) as Record<Design, LaidPiece>,
		...{ outline: outlineWith(fonts), fonts, hasHeavyType },
		boxes: unsettableAnywhere([name, ...place, responsible], fonts).characters
	};
}

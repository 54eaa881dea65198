/** Everything that invites people to an event, as PDF and as pictures, from one setting. */
import type { ShareSize } from '#lib/domain/outreach/share-sizes.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import { writePdf } from '../pdf/pdf-document.ts';
import type { Wording } from '../text/needed-faces.ts';
import { designs, layOutPoster, sheetOf, type Design } from './designs.ts';
import { flyerBack, flyerFront, fourOn } from './flyer.ts';
import { languageLine } from './foot-words.ts';
import { bleedMm, pageOn, type ForWhom } from './on-paper.ts';
import type { PosterSetting } from './poster-setting.ts';
import { layOutShare, type ShareDesign } from './share-picture.ts';
import { layOutTent } from './tent.ts';

export { designs };
export type { Design, ForWhom };

export type PaperKind = 'a4' | 'a3' | 'flyer' | 'tent';
export type Piece = { kind: PaperKind; design: Design } | { kind: ShareSize; design: Design };

export interface LaidPiece {
	pages: SheetPage[];
	/** The names of the areas whose texts are too long to be read well. */
	tight: string[];
}

/** A3 is A4 times the square root of two. */
const a3 = 297 / 210;

/** The pages of a piece. In pictures to share a millimetre of the page is a pixel. */
export function layOutPiece(piece: Piece, given: Omit<PosterSetting, 'bleedMm'>, forWhom: ForWhom): LaidPiece {
	const { kind, design } = piece;
	const factor = kind === 'a3' ? a3 : 1;
	const setting = { ...given, bleedMm: forWhom === 'print-shop' ? bleedMm / factor : 0 };
	if (kind === 'a4' || kind === 'a3') {
		const { marks, tight } = layOutPoster(design, setting);
		return { pages: [pageOn(marks, sheetOf, forWhom, factor)], tight };
	}
	if (kind === 'flyer') {
		const sides = [flyerFront(setting), flyerBack(setting)];
		return {
			pages: sides.map((side) => pageOn(fourOn(side), sheetOf, 'own-printer')),
			tight: sides.flatMap(({ tight }) => tight)
		};
	}
	if (kind === 'tent') {
		const { marks, layouts } = layOutTent(setting);
		return { pages: [pageOn(marks, sheetOf, 'own-printer')], tight: layouts.flatMap(({ tight }) => tight) };
	}
	const { page, layout } = layOutShare(shareDesignOf(design), kind, setting);
	return { pages: [page], tight: layout.tight };
}

/** Nobody fills in a picture with a pen. */
const shareDesignOf = (design: Design): ShareDesign => (design === 'blanks' ? 'stamps' : design);

export function printPiece(
	piece: Piece,
	setting: Omit<PosterSetting, 'bleedMm'>,
	forWhom: ForWhom,
	createdAt: Date
): LaidPiece & { pdf: Uint8Array<ArrayBuffer> } {
	const laid = layOutPiece(piece, setting, forWhom);
	const [{ lang, marathon }] = setting.words;
	const title = `${setting.facts.name} · ${marathon}`;
	const sides = piece.kind === 'flyer' ? 'long-edge' : 'one';
	return { ...laid, pdf: writePdf(laid.pages, { title, lang, createdAt, sides }, setting.fonts) };
}

/** Every text that a piece may hold, for the fonts: with the heavy face of headlines, or without. */
export function wordingsOfPosters(
	{ facts, words, cases, practice }: Omit<PosterSetting, 'bleedMm' | 'fonts'>,
	isHeavy: boolean
): Wording[] {
	const { name, place, responsible, languages } = facts;
	const own = [name, ...place, responsible, languageLine({ ...facts, languages }), ...cases.map((each) => each.name)];
	return words.flatMap((each) => {
		const { lang } = each;
		const said = Object.values(each) as string[];
		const told = cases.flatMap(({ sentence, salutation }) => [...Object.values(sentence), ...Object.values(salutation)]);
		const marks = practice ? Object.values(practice.words as unknown as Record<string, string>) : [];
		const all = [...own, ...said, ...told, ...marks, '0123456789–:·'];
		const weights = isHeavy ? (['black'] as const) : (['regular', 'bold'] as const);
		return all.flatMap((text) => weights.map((weight): Wording => ({ text, lang, weight })));
	});
}

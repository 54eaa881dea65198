/** A piece as a file: a PDF for paper, a PNG for what is shared. */
import { shareSizes, type ShareSize } from '#lib/domain/outreach/share-sizes.ts';
import { drawOnCanvas } from '#lib/printing/images/canvas.ts';
import type { Outline } from '#lib/printing/images/outline.ts';
import { layOutPiece, printPiece, type ForWhom, type Piece } from '#lib/printing/outreach/pieces.ts';
import type { PosterSetting } from '#lib/printing/outreach/poster-setting.ts';

type MadeFile = { kind: 'made'; file: File } | { kind: 'not-drawn' };

/** The file's name says what it is for and which event. Both are public. */
export async function fileOf(
	piece: Piece,
	setting: Omit<PosterSetting, 'bleedMm'>,
	{ forWhom, outline, createdAt }: { forWhom: ForWhom; outline: Outline; createdAt: Date }
): Promise<MadeFile> {
	const name = `writing-table-${setting.facts.code}-${piece.kind}-${piece.design}`;
	if (!isShared(piece.kind)) {
		const { pdf } = printPiece(piece, setting, forWhom, createdAt);
		return { kind: 'made', file: new File([pdf], `${name}.pdf`, { type: 'application/pdf' }) };
	}
	const png = await pngOf(piece, setting, outline);
	return png ? { kind: 'made', file: new File([png], `${name}.png`, { type: 'image/png' }) } : { kind: 'not-drawn' };
}

const isShared = (kind: Piece['kind']): kind is ShareSize => kind in shareSizes;

/** Undefined where the browser gives no canvas of this size, as when it is out of memory or protects against fingerprints. */
async function pngOf(piece: Piece, setting: Omit<PosterSetting, 'bleedMm'>, outline: Outline): Promise<Blob | undefined> {
	const [page] = layOutPiece(piece, setting, 'own-printer').pages;
	if (!page) return undefined;
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [page.widthMm, page.heightMm];
	const pen = canvas.getContext('2d', { alpha: false });
	if (!pen) return undefined;
	drawOnCanvas(page, pen, outline, 1);
	const { promise, resolve } = Promise.withResolvers<Blob | null>();
	canvas.toBlob(resolve, 'image/png');
	return (await promise) ?? undefined;
}

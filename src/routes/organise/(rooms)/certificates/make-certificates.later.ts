/** Lays certificates out for the screen and writes them as files, with the fonts that they need. */
import { drawOnCanvas } from '#lib/printing/images/canvas.ts';
import { outlineWith, type Outline } from '#lib/printing/images/outline.ts';
import {
	layOutCertificate,
	layOutThanks,
	printCertificates,
	thanksSize,
	wordingsOfCertificates,
	type CertificateSetting,
	type LaidCertificate
} from '#lib/printing/outreach/certificate.ts';
import type { SheetWords } from '#lib/printing/words.ts';
import { printFonts } from '../../print-fonts.ts';

type Given = Omit<CertificateSetting, 'fonts'>;

export type LaidCertificates =
	| {
			kind: 'laid';
			sheets: LaidCertificate[];
			thanks: LaidCertificate;
			settings: CertificateSetting[];
			outline: Outline;
	  }
	| { kind: 'fonts-unreachable' };

/** `words` are those of printed sheets: the mark of practice is among them. A headline is bold where the heavy type is absent. */
export async function layOutCertificates(given: readonly Given[], words: SheetWords): Promise<LaidCertificates> {
	const texts = given.map(({ text }) => text);
	const fonts = await printFonts();
	if (!fonts || (await fonts.ready(wordingsOfCertificates(texts, words, false))).kind !== 'ready')
		return { kind: 'fonts-unreachable' };
	await fonts.ready(wordingsOfCertificates(texts, words, true));
	const settings = given.map((each) => ({ ...each, fonts }));
	const sheets = settings.map(layOutCertificate);
	return { kind: 'laid', sheets, thanks: layOutThanks(settings[0]!), settings, outline: outlineWith(fonts) };
}

/** The sheets as one PDF. Its name tells the event alone. */
export function pdfOf(settings: readonly CertificateSetting[], code: string, title: string, createdAt: Date): File {
	const name = `writing-table-${code}-certificates.pdf`;
	return new File([printCertificates(settings, title, createdAt)], name, { type: 'application/pdf' });
}

/** Undefined where the browser gives no canvas of this size. */
export async function pictureOf({ page }: LaidCertificate, outline: Outline, code: string): Promise<File | undefined> {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [thanksSize.widthPx, thanksSize.heightPx];
	const pen = canvas.getContext('2d', { alpha: false });
	if (!pen) return undefined;
	drawOnCanvas(page, pen, outline, 1);
	const { promise, resolve } = Promise.withResolvers<Blob | null>();
	canvas.toBlob(resolve, 'image/png');
	const png = await promise;
	return png ? new File([png], `writing-table-${code}-thanks.png`, { type: 'image/png' }) : undefined;
}

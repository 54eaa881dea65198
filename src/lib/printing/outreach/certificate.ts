/**
 * What people take home: a certificate, whose whole sheet is one large stamp with the number of what was written on it, and the same
 * as a picture to share. Lengths are in millimetres of A4; a unit of the picture is a pixel.
 */
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import type { Picture } from '../images/svg-picture.ts';
import { writePdf } from '../pdf/pdf-document.ts';
import { practiceMark } from '../sheets/practice.ts';
import type { Area } from '../sheets/paper.ts';
import type { FontSet } from '../text/font-set.ts';
import type { Wording } from '../text/needed-faces.ts';
import type { SheetWords } from '../words.ts';
import { drawPostmark, drawStamps } from './certificate-art.ts';
import { openLayout, type Layout, type PosterText } from './layout.ts';
import { scaled } from './scaled.ts';
import { day, ground, holes } from './shapes.ts';

/** Every sentence is whole, in one language. */
export interface CertificateText {
	lang: string;
	/** "Certificate" */
	kind: string;
	/** "Class 4B wrote 63 letters and 28 cards." */
	head: string;
	/** What that means. */
	lead: string;
	event: string;
	/** Place and days. */
	when: string;
	/** What stands under the line for a signature. */
	signed: string;
	/** "Writing Table" */
	maker: string;
	/** The number on the stamp. */
	count: string;
	/** Day and year, in two lines. */
	postmark: readonly [string, string];
}

export interface CertificateSetting {
	text: CertificateText;
	/** The drawings of the cases. */
	arts: readonly Picture[];
	fonts: FontSet;
	/** The year, and the words of the mark, when the pack is from the archive. */
	practice?: { year: number; words: SheetWords };
}

/** `layout` names the areas whose texts are too long to be read well. */
export interface LaidCertificate {
	page: SheetPage;
	layout: Layout;
}

const [width, height] = [210, 297];
const [left, right] = [23, 187];
const frame = { leftMm: 10.5, topMm: 10.5, rightMm: width - 10.5, bottomMm: height - 10.5 };
const holeMm = 2.9;

/** The certificate on A4. Its ground stays white, because printers at home leave an edge. */
export function layOutCertificate({ text, arts, fonts, practice }: CertificateSetting): LaidCertificate {
	const { lang } = text;
	const layout = openLayout(fonts, { lang });
	const { leftMm, topMm, rightMm, bottomMm } = frame;
	for (const y of [topMm, bottomMm]) layout.draw(holes([leftMm - holeMm, y], [rightMm + holeMm, y], holeMm, day.table));
	for (const x of [leftMm, rightMm]) layout.draw(holes([x, topMm + holeMm], [x, bottomMm - holeMm], holeMm, day.table));
	const end = drawStamps(layout, arts, { leftMm: left, topMm: 23, rightMm: right, bottomMm: 90 });
	layout.put('said', box(left, end + 9, right, 192), [
		{ text: text.kind, lang, sizeMm: 5, leading: 1.2, weight: 'bold', colour: 'soft' },
		{ text: text.head, lang, sizeMm: 15.4, leading: 1.06, weight: 'black', role: 'heading', gapMm: 3 },
		{ text: text.lead, lang, sizeMm: 5.8, leading: 1.38, gapMm: 6 }
	]);
	drawPostmark(layout, text.postmark, { xMm: 149, yMm: 214, radiusMm: 19, lang });
	const event: PosterText[] = [
		{ text: text.event, lang, sizeMm: 5.2, leading: 1.2, weight: 'bold' },
		{ text: text.when, lang, sizeMm: 4.2, leading: 1.3 }
	];
	layout.put('event', box(left, 202, 120, 230), event, { lies: 'bottom' });
	layout.draw({ kind: 'rule', x1Mm: left, x2Mm: 93, y1Mm: 244, y2Mm: 244, strokeMm: 0.3, colour: 'ink' });
	layout.put('signed', box(left, 245, 93, 251), [{ text: text.signed, lang, sizeMm: 3.6, leading: 1.2, colour: 'soft' }]);
	if (practice) layout.draw(practiceMark({ ...practice, fonts }, { xMm: right, yMm: 243, corner: 'right', rows: 1 }));
	layout.draw({ kind: 'rule', x1Mm: left, x2Mm: right, y1Mm: 259, y2Mm: 259, strokeMm: 0.5, colour: 'ink' });
	layout.put('maker', box(left, 264, 110, 276), [{ text: text.maker, lang, sizeMm: 4.8, leading: 1.2, weight: 'bold' }], {
		lies: 'bottom'
	});
	const count: PosterText = { text: text.count, lang, sizeMm: 10.4, leading: 1.1, weight: 'black', isOneLine: true };
	layout.put('count', box(120, 262, right, 276.5), [count], { align: 'right', lies: 'bottom' });
	return { page: { widthMm: width, heightMm: height, marks: layout.marks }, layout };
}

/** Pixels of the picture of thanks, which fits a grid of posts. */
export const thanksSize = { widthPx: 1080, heightPx: 1350 };

/** The same said in a picture to share, without a line to sign. */
export function layOutThanks({ text, arts, fonts, practice }: CertificateSetting): LaidCertificate {
	const { lang } = text;
	const { widthPx, heightPx } = thanksSize;
	const layout = openLayout(fonts, { lang });
	layout.draw(ground(box(0, 0, widthPx, heightPx), day.paper));
	const [from, to] = [64, widthPx - 64];
	const end = drawStamps(layout, arts, box(from, 64, to, 480));
	layout.put('said', box(from, end + 56, to, 1090), [
		{ text: text.head, lang, sizeMm: 96, leading: 1.06, weight: 'black', role: 'heading' },
		{ text: text.lead, lang, sizeMm: 38, leading: 1.36, gapMm: 32 }
	]);
	drawPostmark(layout, text.postmark, { xMm: 852, yMm: 1200, radiusMm: 96, lang });
	const event: PosterText[] = [
		{ text: text.event, lang, sizeMm: 40, leading: 1.2, weight: 'bold' },
		{ text: text.when, lang, sizeMm: 30, leading: 1.3 }
	];
	layout.put('event', box(from, 1130, 730, practice ? 1236 : 1290), event, { lies: 'bottom' });
	if (practice) {
		const mark = practiceMark({ ...practice, fonts }, { xMm: 0, yMm: 0, corner: 'left', rows: 1 });
		layout.draw({ kind: 'group', xMm: from, yMm: 1262, degrees: 0, marks: scaled([mark], 4.6) });
	}
	return { page: { widthMm: widthPx, heightMm: heightPx, marks: layout.marks }, layout };
}

/** The certificates as one file, a sheet for each. */
export function printCertificates(settings: readonly CertificateSetting[], title: string, createdAt: Date) {
	const [first] = settings;
	if (!first) throw new Error('no certificate to print');
	const pages = settings.map((setting) => layOutCertificate(setting).page);
	return writePdf(pages, { title, lang: first.text.lang, createdAt, sides: 'one' }, first.fonts);
}

/** Every text of these certificates, for the fonts: with the heavy face of headlines, or without. */
export function wordingsOfCertificates(texts: readonly CertificateText[], words: SheetWords, isHeavy: boolean): Wording[] {
	const weights = isHeavy ? (['black'] as const) : (['regular', 'bold'] as const);
	const marks = [words.practiceMark, words.practiceNote, '0123456789'];
	return texts.flatMap(({ lang, postmark, ...said }) =>
		[...Object.values(said), ...postmark, ...marks].flatMap((text) => weights.map((weight): Wording => ({ text, lang, weight })))
	);
}

const box = (leftMm: number, topMm: number, rightMm: number, bottomMm: number): Area => ({ leftMm, topMm, rightMm, bottomMm });

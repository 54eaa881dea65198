import { expect, test } from 'vitest';
import { subsetTag } from '#lib/printing/pdf/document-fonts.ts';
import { openFonts } from '#lib/printing/fonts.ts';
import { printItems } from '#lib/printing/print-job.ts';
import type { Face } from '#lib/printing/text/face.ts';
import { loadPrintFont } from '../../../src/cli/build-fonts.ts';
import { aLetter } from '../../support/items.ts';
import { fontsIn, textIn } from '../../support/poppler.ts';
import { readByGhostscript, readByMuPdf, readByQpdf } from '../../support/pdf-readers.ts';
import { printWords } from '../../support/print-fonts.ts';

/** Signs that this font has and no other font of its weight. Text with such a sign must be set in this font. */
function ownSigns(face: Face, faces: readonly Face[]): string {
	const others = faces.filter((other) => other !== face && other.weight === face.weight && other.key !== 'box');
	const signs: string[] = [];
	for (let codePoint = 0x21; codePoint < 0x20000 && signs.length < 4; codePoint++) {
		const sign = String.fromCodePoint(codePoint);
		// Text is set in its composed form. A sign that becomes another one there would never be found.
		if (!/[\p{L}\p{N}\p{So}\p{Sm}]/u.test(sign) || sign.normalize('NFC') !== sign) continue;
		if (face.covers(codePoint) && !others.some((other) => other.covers(codePoint))) signs.push(sign);
	}
	return signs.join(' ');
}

test('subsetTag counts in six capitals, each another', () => {
	expect([0, 1, 25, 26, 27, 26 ** 6 - 1].map(subsetTag)).toEqual(['AAAAAA', 'AAAAAB', 'AAAAAZ', 'AAAABA', 'AAAABB', 'ZZZZZZ']);
});

test('one file with every face is sound for four readers, and none of them loses a sign', async () => {
	const fonts = await openFonts(loadPrintFont);
	const written = fonts.faces
		// No letter is set in the face of posters; what posters print is read back beside them.
		.filter(({ key, weight }) => key !== 'box' && weight !== 'black')
		.map((face) => ({ face, signs: ownSigns(face, fonts.faces) }))
		.filter(({ signs }) => signs !== '');
	const letters = written.map(({ face, signs }) => {
		const text = face.weight === 'bold' ? { subject: signs } : { paragraphs: [signs] };
		return aLetter({ locale: face.languages?.[0] ?? 'en', ...text });
	});
	const request = { kind: 'all', envelope: 'din5008b', words: printWords, title: 'All', createdAt: new Date(0) } as const;
	const printed = await printItems(letters, request, fonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	expect(printed.held).toEqual([]);

	const names = fontsIn(printed.pdf).match(/[A-Z]{6}\+\S+/g) ?? [];
	expect(names.length).toBeGreaterThan(26);
	expect(new Set(names.map((name) => name.slice(0, 6))).size).toBe(names.length);
	for (const { face } of written) expect(names.map((name) => name.slice(7))).toContain(face.postScriptName);
	expect(readByQpdf(printed.pdf).complaints).toBe('');
	const [muPdf, ghostscript] = [readByMuPdf(printed.pdf), readByGhostscript(printed.pdf)];
	expect([muPdf.complaints, ghostscript.complaints]).toEqual(['', '']);
	const signs = written.flatMap((each) => each.signs.split(' '));
	for (const text of [textIn(printed.pdf), muPdf.text]) for (const sign of signs) expect(text.normalize('NFC')).toContain(sign);
	// Ghostscript garbles signs of two UTF-16 units, and what is read together with a mark of direction, as the end of a line in N’Ko.
	const ofGhostscript = signs.filter((sign) => sign.length === 1 && !/\p{Script=Nko}/u.test(sign));
	expect(ofGhostscript.filter((sign) => !ghostscript.text.normalize('NFC').includes(sign))).toEqual([]);
});

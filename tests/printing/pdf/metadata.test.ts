import { expect, test } from 'vitest';
import { writePdf } from '#lib/printing/pdf/pdf-document.ts';
import { infoOf, metadataOf } from '../../support/poppler.ts';
import { readByQpdf } from '../../support/pdf-readers.ts';
import { printFonts } from '../../support/print-fonts.ts';

const page = { widthMm: 210, heightMm: 297, marks: [] };
const written = (title: string) =>
	writePdf([page], { title, lang: 'nl', createdAt: new Date('2026-12-10T14:00:05.500Z') }, printFonts);

test('a file says its title, language, moment and maker in XMP, as in its Info', () => {
	const pdf = written('Brieven, 7KQ2MB');
	const xmp = metadataOf(pdf);
	expect(xmp).toContain('<rdf:li xml:lang="x-default">Brieven, 7KQ2MB</rdf:li>');
	expect(xmp).toContain('<rdf:li>nl</rdf:li>');
	expect(xmp).toContain('<xmp:CreateDate>2026-12-10T14:00:05Z</xmp:CreateDate>');
	const [, producer = ''] = /Producer:\s+(.*)/.exec(infoOf(pdf)) ?? [];
	expect(xmp).toContain(`<pdf:Producer>${producer}</pdf:Producer>`);
	expect(producer).toMatch(/^jsPDF \d/);
	expect(infoOf(pdf)).toMatch(/Creator:\s+Writing Table/);
	expect(readByQpdf(pdf).complaints).toBe('');
});

test('a title in any script, with signs of XML, is one text in XMP', () => {
	const xmp = metadataOf(written('שבת & <مساء> Żółć'));
	expect(xmp).toContain('>שבת &amp; &lt;مساء&gt; Żółć</rdf:li>');
});

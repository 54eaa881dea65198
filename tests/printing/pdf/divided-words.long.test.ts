import { expect, test } from 'vitest';
import { printItems } from '../../../src/lib/printing/print-job.ts';
import { aCard, aLetter } from '../../support/items.ts';
import { readByGhostscript, readByMuPdf, readByQpdf } from '../../support/pdf-readers.ts';
import { structureOf, textIn, wordsIn, withoutMarks } from '../../support/poppler.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const paragraphs = [
	'Wir denken an die Bundesverfassungsgerichtspräsidentinnen, an Wirtschaftswissenschaftlerinnen und Rechtsstaatlichkeit.'
];
const items = [
	aCard({ locale: 'de', paragraphs }),
	aLetter({ locale: 'fr', paragraphs: ['Nous demandons la libération. '.repeat(30).trim()] }),
	aLetter({ locale: 'nl', paragraphs: ['Een zelf ge\u00adschre\u00adven mensen\u00adrechten\u00advraag. '.repeat(30).trim()] })
];
const request = {
	kind: 'all' as const,
	envelope: 'din5008b' as const,
	words: printWords,
	createdAt: new Date(0),
	title: 'Words'
};

test('divided words come out whole: copied, searched and read aloud, in three readers without a complaint', async () => {
	const printed = await printItems(items, request, printFonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	const { pdf } = printed;
	expect(textIn(pdf)).toMatch(/\u00ad\n/);
	for (const { paragraphs: written } of items) {
		const words = written.join(' ').replaceAll('\u00ad', '');
		expect(wordsIn(pdf)).toContain(words);
		expect(withoutMarks(readByMuPdf(pdf).text)).toContain(words);
		expect(structureOf(pdf).replaceAll('\u00ad', '')).toContain(words);
	}
	for (const read of [readByQpdf, readByMuPdf, readByGhostscript]) expect(read(pdf).complaints).toBe('');
});

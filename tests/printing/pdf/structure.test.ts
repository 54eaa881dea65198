import { describe, expect, test } from 'vitest';
import { printItems } from '../../../src/lib/printing/print-job.ts';
import { aCard, aLetter } from '../../support/items.ts';
import { infoOf, structureOf } from '../../support/poppler.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const request = {
	...({ kind: 'all', envelope: 'din5008b', words: printWords, title: 'Letters', createdAt: new Date(0) } as const),
	caseNames: { 'wendy-galarza': 'Wendy Galarza' }
};
async function pdfOf(...items: Parameters<typeof printItems>[0]) {
	const printed = await printItems(items, request, printFonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	return printed.pdf;
}
const rawOf = (pdf: Uint8Array) => new TextDecoder('latin1').decode(pdf);

describe('a tagged PDF', () => {
	test('has a section for each letter, in it the addresses, a heading and the paragraphs', async () => {
		const pdf = await pdfOf(aLetter(), aLetter({ locale: 'ar', paragraphs: ['السيد الرئيس، أطلب العدالة.'] }));
		expect(infoOf(pdf)).toMatch(/Tagged:\s+yes/);
		const tree = structureOf(pdf);
		expect(tree.match(/^ {2}Sect/gm)).toHaveLength(2);
		expect(tree).toMatch(/Sect\n\s+Div\n\s+"Fiscal General[^\n]*MEXICO"/);
		expect(tree).toMatch(/H1 \(block\)\n\s+"Justice for Wendy Galarza"/);
		expect(tree).toMatch(/P \(block\)\n\s+"My name is Nora/);
		for (const lang of ['/Lang(en)', '/Lang(ar)']) expect(rawOf(pdf)).toContain(lang);
	});
	test('says what a right-to-left paragraph says in the order of reading', async () => {
		const raw = rawOf(await pdfOf(aLetter({ locale: 'he', paragraphs: ['שלום'] })));
		expect(raw).toContain('/ActualText(\xfe\xff\x05\xe9\x05\xdc\x05\xd5\x05\xdd)');
	});
	test('keeps a paragraph that goes on over the page one paragraph', async () => {
		const long = 'I respectfully ask you to look into this. '.repeat(200).trim();
		const raw = rawOf(await pdfOf(aLetter({ paragraphs: [long] })));
		expect(raw).toMatch(/\/S\/P[^\n]*\/K \[\d+ <<\/Type\/MCR\/Pg \d+ 0 R\/MCID 0>>/);
	});
	test('lists every case once for letters and once for cards, and labels pages by letter', async () => {
		const long = 'I respectfully ask you to look into this. '.repeat(200).trim();
		const pdf = await pdfOf(aLetter(), aLetter({ paragraphs: [long] }), aLetter({ caseId: 'other-case' }), aCard());
		const raw = rawOf(pdf);
		expect(raw.match(/\/Title\(Wendy Galarza\)/g)).toHaveLength(2);
		expect(raw.match(/\/Title\(other-case\)/g)).toHaveLength(1);
		expect(raw).toContain('/PageLabels<</Nums[0<</S/D>> 1<</S/D/P(2-)>>');
		expect(raw).toContain('/P(C)');
	});
	test('names nothing outside itself', async () => {
		const raw = rawOf(await pdfOf(aLetter(), aCard()));
		for (const outside of ['/URI', '/JavaScript', '/Launch', '/GoToR', '/EmbeddedFile']) expect(raw).not.toContain(outside);
	});
});

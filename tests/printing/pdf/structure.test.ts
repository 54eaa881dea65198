import { describe, expect, test } from 'vitest';
import { printItems } from '../../../src/lib/printing/print-job.ts';
import { aCard, aLetter, aSignature } from '../../support/items.ts';
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
		expect(tree).toMatch(/Sect\n\s+P \(block\)\n\s+"Fiscal General[^\n]*MEXICO"/);
		expect(tree).toMatch(/H1 \(block\)\n\s+"Justice for Wendy Galarza"/);
		expect(tree).toMatch(/P \(block\)\n\s+"My name is Nora/);
		for (const lang of ['/Lang(en)', '/Lang(ar)']) expect(rawOf(pdf)).toContain(lang);
	});
	test('says what a right-to-left paragraph says in the order of reading', async () => {
		const raw = rawOf(await pdfOf(aLetter({ locale: 'he', paragraphs: ['שלום'] })));
		expect(raw).toContain('/ActualText(\xfe\xff\x05\xe9\x05\xdc\x05\xd5\x05\xdd)');
	});
	test('reads a paragraph with a space between its lines, and none where a line ends inside a word', async () => {
		const text = 'I ask all members of your office to look into what was done to her, quickly, fairly and fully. '
			.repeat(6)
			.trim();
		const [, said = ''] =
			/P \(block\)\n\s+"(I ask all[^\n]*)"/.exec(structureOf(await pdfOf(aLetter({ paragraphs: [text] })))) ?? [];
		expect(said).toBe(text);
		const address = `https://example.org/${'reports'.repeat(30)}`;
		const [, link = ''] = /"(https:[^\n]*)"/.exec(structureOf(await pdfOf(aLetter({ paragraphs: [address] })))) ?? [];
		expect(link).toBe(address);
	});
	test('reads an address with a space between its lines', async () => {
		const { lines } = aLetter().to;
		expect(structureOf(await pdfOf(aLetter()))).toContain(`"${lines.join(' ')}"`);
	});
	test('reads every line of a paragraph that runs from right to left only in one of them', async () => {
		const text = `${'I ask you to look into this. '.repeat(5)}Her name is שלום, and we think of her.`;
		const raw = rawOf(await pdfOf(aLetter({ paragraphs: [text] })));
		const utf16 = (words: string) => [...words].map((sign) => `\0${sign}`).join('');
		expect(raw).toContain(`/ActualText(\xfe\xff${utf16('I ask you to look into this. I ask')}`);
	});
	test('says whose a signature and a drawing is, and nothing of a front that was chosen', async () => {
		const pdf = await pdfOf(aLetter({ signature: aSignature() }), aCard({ drawing: aSignature() }), aCard({ front: 'waves' }));
		const raw = rawOf(pdf);
		expect(raw).toContain('/Alt(Signature of Nora)/Lang(en)');
		expect(raw).toContain('/Alt(Drawing by Nora)/Lang(en)');
		expect(structureOf(pdf).match(/Figure/g)).toHaveLength(2);
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

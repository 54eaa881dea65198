import { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream, type PDFObject } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { printItems } from '../../src/lib/printing/print-job.ts';
import { hostileItem, hostileTexts } from '../support/hostile-items.ts';
import { aCard, aLetter } from '../support/items.ts';
import { naughty } from '../support/mutations.ts';
import { textIn, withoutMarks } from '../support/poppler.ts';
import { printFonts, printWords } from '../support/print-fonts.ts';

const request = { kind: 'all', envelope: 'din5008b', words: printWords, title: 'Letters', createdAt: new Date(0) } as const;

async function printed(items: Parameters<typeof printItems>[0]): Promise<Uint8Array> {
	const outcome = await printItems(items, request, printFonts);
	if (outcome.kind !== 'printed') throw new Error(outcome.kind);
	return outcome.pdf;
}

/** Everything that a PDF can do by itself, and everything to which it can lead. */
const active =
	/^\/(JavaScript|JS|OpenAction|AA|A|URI|Launch|GoToR|SubmitForm|ImportData|EmbeddedFiles?|RichMedia|AcroForm|XFA|Movie|Sound)$/;

async function activeIn(pdf: Uint8Array): Promise<string[]> {
	const read = await PDFDocument.load(pdf);
	const found: string[] = [];
	const look = (object: PDFObject | undefined) => {
		if (object instanceof PDFArray) object.asArray().forEach(look);
		const dict = object instanceof PDFStream ? object.dict : object;
		if (!(dict instanceof PDFDict)) return;
		for (const [key, value] of dict.entries()) {
			for (const name of [key, value]) if (name instanceof PDFName && active.test(name.asString())) found.push(name.asString());
			look(value);
		}
	};
	for (const [, object] of read.context.enumerateIndirectObjects()) look(object);
	return found;
}

describe('printItems', () => {
	test('makes nothing active of what an item says', async () => {
		const fit = naughty.filter((text) => text.isWellFormed() && !/\p{Cc}/u.test(text) && text.trim() !== '').slice(0, 200);
		const items = [...hostileTexts, ...fit].flatMap((text, index) => {
			const id = (kind: number) => `019b0a1e-0000-7000-8000-${String(index * 2 + kind).padStart(12, '0')}`;
			return [hostileItem(aLetter, text, { id: id(0) }), hostileItem(aCard, text, { id: id(1), subject: undefined })];
		});
		const pdf = await printed(items);
		// Our files say where to open them, and nothing else.
		expect(await activeIn(pdf)).toEqual(await activeIn(await printed([aLetter()])));
		expect((await PDFDocument.load(pdf)).getTitle()).toBe('Letters');
	});

	test.each(hostileTexts.slice(0, 9))('gives %j back as it was written', async (text) => {
		const pdf = await printed([aLetter({ paragraphs: [text] })]);
		const bare = (what: string) => withoutMarks(what).replaceAll(' ', '').replaceAll('-', '');
		expect(bare(textIn(pdf))).toContain(bare(text));
	});

	test('the search finds what is active', async () => {
		const pdf = await PDFDocument.create();
		pdf.addPage();
		pdf.addJavaScript('main', 'app.alert(1)');
		expect(await activeIn(await pdf.save({ useObjectStreams: false }))).toContain('/JavaScript');
	});
});

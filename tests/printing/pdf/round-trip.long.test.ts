import { describe, expect, test } from 'vitest';
import { printItems, type PrintRequest } from '../../../src/lib/printing/print-job.ts';
import { aCard, aLetter, aSignature } from '../../support/items.ts';
import { fontsIn, infoOf, plainSpaces, textIn, wordsIn } from '../../support/poppler.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const request: PrintRequest = {
	kind: 'all',
	envelope: 'din5008b',
	words: printWords,
	title: 'Letters · Brieven',
	createdAt: new Date('2026-12-10T14:00:00Z')
};

async function pdfOf(...items: Parameters<typeof printItems>[0]) {
	const printed = await printItems(items, request, printFonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	expect(printed.held).toEqual([]);
	return printed.pdf;
}

const texts: Record<string, { locale: string; paragraphs: string[] }> = {
	Dutch: {
		locale: 'nl',
		paragraphs: [
			'Zijne Excellentie, ik schrijf u over ’s-Hertogenbosch, coördinatie, reünie en geïnteresseerde burgers. Vóór alles: één vraag.',
			'Officiële efficiënte affiches fietsen afflosbaar; financiën “aflopen”, tĳdig en 100 % zeker — € 12,50.'
		]
	},
	Polish: {
		locale: 'pl',
		paragraphs: ['Zażółć gęślą jaźń. Pchnąć w tę łódź jeża lub ośm skrzyń fig. Proszę o niezwłoczne uwolnienie więźniarki.']
	},
	Vietnamese: {
		locale: 'vi',
		paragraphs: [
			'Kính gửi Ngài, tôi viết thư này để yêu cầu trả tự do ngay lập tức và vô điều kiện cho những người bị giam giữ ở Việt Nam.'
		]
	},
	Ukrainian: {
		locale: 'uk',
		paragraphs: ['Шановний пане прокуроре! Щиро прошу вас: з’ясуйте, чому їхній ґанок зруйновано, і поверніть Мікіті волю.']
	},
	Belarusian: {
		locale: 'be',
		paragraphs: [
			'Паважаны спадар пракурор! Мікіта Залатароў быў затрыманы ў Гомелі, калі яму было шаснаццаць гадоў. Ён павінен быць вызвалены.'
		]
	},
	Greek: {
		locale: 'el',
		paragraphs: ['Αξιότιμε κύριε Υπουργέ, σας γράφω για τη Γουέντι Γκαλάρσα. Ζητώ δικαιοσύνη για όλους, χωρίς εξαίρεση.']
	},
	Tigrinya: {
		locale: 'ti',
		paragraphs: ['ክቡር ፕረዚደንት፡ ሲሃም ዓሊ ኣብ መበል ዓሰርተ ሓሙሽተ ዓመታ ተኣሲራ። ብኽብረት ክትፍታሕ እሓትት። Ciham Ali (ሲሃም) 2012።']
	},
	Yoruba: { locale: 'yo', paragraphs: ['Ẹ jọ̀wọ́, ẹ dá wọn sílẹ̀. Ọ̀pọ̀lọpọ̀ ènìyàn ń retí ìdájọ́ òdodo.'] }
};

describe('a printed letter', () => {
	test.each(Object.entries(texts))('gives its %s words back in order', async (_, { locale, paragraphs }) => {
		const words = wordsIn(await pdfOf(aLetter({ locale, paragraphs, signature: aSignature() })));
		for (const paragraph of paragraphs) expect(words).toContain(plainSpaces(paragraph));
	});
	test('gives long paragraphs back over many pages', async () => {
		const paragraphs = Object.values(texts).flatMap((text) => text.paragraphs.map((each) => `${each} `.repeat(7).trim()));
		const words = wordsIn(await pdfOf(aLetter({ paragraphs })));
		for (const paragraph of Object.values(texts).flatMap((text) => text.paragraphs))
			expect(words).toContain(plainSpaces(paragraph));
	});
	test('gives every script of one document back', async () => {
		const words = wordsIn(await pdfOf(...Object.values(texts).map((change) => aLetter(change))));
		for (const { paragraphs } of Object.values(texts)) for (const each of paragraphs) expect(words).toContain(plainSpaces(each));
	});
	test('says on its page that it is practice', async () => {
		const text = textIn(await pdfOf(aLetter({ practice: 2021 })));
		expect(text).toContain('Practice 2021 not to be posted');
		expect(text).toContain('Practice page from the pack of 2021. Not to be posted.');
	});
});

describe('a printed card', () => {
	test('gives its message and address back, though it lies on its side', async () => {
		const pdf = await pdfOf(aCard({ practice: 2021, front: 'birds' }));
		const text = textIn(pdf);
		for (const line of ['not to be posted', 'You are', 'Warm greetings,', 'Wendy Galarza', 'Cancún, Quintana Roo', 'MEXICO'])
			expect(text).toContain(line);
		expect(infoOf(pdf)).toMatch(/Pages:\s+2/);
	});
});

describe('a printed file', () => {
	test('has a title, the date, A4 pages and embedded subsets that map to Unicode', async () => {
		const pdf = await pdfOf(aLetter(), aLetter({ locale: 'ti', ...texts.Tigrinya }));
		expect(infoOf(pdf)).toMatch(/Title:\s+Letters · Brieven/);
		expect(infoOf(pdf)).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
		expect(fontsIn(pdf)).toMatch(/Literata-Regular\s+CID TrueType\s+Identity-H\s+yes yes yes/);
		expect(new TextDecoder('latin1').decode(pdf)).toContain('/Lang (en)');
	});
	test('has the same bytes for the same items and date', async () => {
		const items = [aLetter({ signature: aSignature() }), aCard({ front: 'waves' })];
		expect(await pdfOf(...items)).toEqual(await pdfOf(...items));
	});
});

/** Text of both directions comes back word for word, in the order in which it was written. */
import { describe, expect, test } from 'vitest';
import { printItems } from '../../../src/lib/printing/print-job.ts';
import { aLetter } from '../../support/items.ts';
import { linesAsSeen, textIn, withoutMarks } from '../../support/poppler.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

/** A reader decides the direction of a page by most of its letters. */
const fillers: Record<string, string> = {
	en: 'This is plain filler so that the page runs from left to right, as most do here.',
	he: 'זה טקסט מילוי פשוט כדי שהעמוד ירוץ מימין לשמאל כמו ברוב המקרים כאן',
	ar: 'هذا نص عادي لكي تكون الصفحة من اليمين إلى اليسار كما هو الحال عادة هنا'
};

const sentences: [lang: string, what: string, text: string][] = [
	['he', 'a full stop after a number', 'שלום 12. עולם'],
	['he', 'brackets, a foreign name, a date and quotes', 'תיק (12/3) של Wendy Galarza, בתאריך 10.12.2026: "דחוף"!'],
	['he', 'a bracketed foreign name', 'הגברת (Wendy) [2021] כתבה.'],
	['he', 'niqqud and a hyphen before a number', 'בְּרֵאשִׁית בָּרָא אֱלֹהִים. (א) ב-3 ימים'],
	['ar', 'Arabic digits, per cent and a foreign name at the end', 'السيد الرئيس، رقم ١٢٣. شكرا (جدا) 50% ... Nora!'],
	['ar', 'tashkeel and a date', 'مُحَمَّدٌ رَسُولٌ، هٰذَا كِتَابٌ 2021/12/10'],
	['ar', 'an isolated foreign name', 'كتب \u2066Wendy (Galarza)!\u2069 رسالة.'],
	['fa', 'ZWNJ and Persian digits', 'می\u200cخواهم ۱۲ نامه بنویسم، (Wendy Galarza) را ببینم.'],
	['ur', 'Urdu letters, a number and a foreign name', 'اُردو زبان میں 25 فیصد، Amnesty کے لیے۔'],
	['en', 'a Hebrew name before a comma', 'Dear שלום כהן, I write to you.'],
	['en', 'a bracketed Arabic name and a Hebrew word at the end', 'The case (محمد الباقر) is known: العدالة, now; and ירושלים.'],
	['en', 'an isolated Hebrew sentence', 'He said \u2067שלום (עולם)!\u2069 and left.']
];

describe('text of both directions', () => {
	test.each(sentences)('comes back in %s with %s', async (lang, _, text) => {
		const filler = fillers[lang] ?? fillers.ar ?? '';
		const item = aLetter({ locale: lang, paragraphs: [filler, filler, text], to: { lines: [] }, from: { name: '' } });
		const request = { kind: 'letters', envelope: 'din5008b', words: printWords, title: 'T', createdAt: new Date(0) } as const;
		const printed = await printItems([{ ...item, subject: undefined, closing: undefined }], request, printFonts);
		if (printed.kind !== 'printed') throw new Error(printed.kind);
		expect(withoutMarks(textIn(printed.pdf)).endsWith(withoutMarks(text))).toBe(true);
	});
});

const request = { kind: 'letters', envelope: 'din5008b', words: printWords, title: 'T', createdAt: new Date(0) } as const;

test.each([
	['he', '2026', '10'],
	['ar', '2026', '10'],
	['fa', '۲۰۲۶', '۱۰']
])('a Latin town before the day stands whole on the right in a letter in %s', async (locale, year, day) => {
	const letter = aLetter({ locale, from: { name: 'ليلى', town: 'Rotterdam' } });
	const printed = await printItems([letter], request, printFonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	const line = linesAsSeen(printed.pdf).find((each) => each.includes('Rotterdam')) ?? '';
	expect(line).toMatch(new RegExp(`^${year} \\p{L}+ ${day} ,Rotterdam$`, 'u'));
});

test('a sender in two directions stands part by part in the line that the window shows', async () => {
	const from = { name: 'ליאת כהן', address: ['Herengracht 12', '1015 BK Amsterdam'], country: 'Netherlands' };
	const printed = await printItems([aLetter({ locale: 'he', from })], request, printFonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	const line = linesAsSeen(printed.pdf).find((each) => each.startsWith('Netherlands ·'));
	expect(line).toMatch(/^Netherlands · 1015 BK Amsterdam · Herengracht 12 ·/);
});

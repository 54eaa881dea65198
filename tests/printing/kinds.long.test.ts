/**
 * What every kind of sheet has in common: it gives the same bytes twice, has a structure for reading aloud, and gives its text
 * back.
 */
import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/lib/domain/item.ts';
import { printItems } from '../../src/lib/printing/print-job.ts';
import { printKinds, type PrintKind } from '#lib/domain/print/batch-fact.ts';
import type { PrintRequest } from '../../src/lib/printing/print-request.ts';
import { aCard, aLetter, aSignature } from '../support/items.ts';
import { infoOf, structureOf, withoutMarks, wordsIn } from '../support/poppler.ts';
import { printFonts, printWords } from '../support/print-fonts.ts';

const addresses = {
	ar: ['معالي وزير العدل', 'وزارة العدل، شارع الحرية 12', 'الرباط 10000', 'MOROCCO'],
	zh: ['上海市女子监狱 监狱长', '上海市松江区泗泾镇张泾路1601号', 'CHINA'],
	th: ['ฯพณฯ นายกรัฐมนตรี', 'ทำเนียบรัฐบาล ถนนพิษณุโลก', 'กรุงเทพมหานคร 10300', 'THAILAND'],
	hi: ['महान्यायवादी का कार्यालय', 'शास्त्री भवन, नई दिल्ली 110001', 'INDIA'],
	he: ['משרד המשפטים', 'רחוב צלאח א-דין 29', 'ISRAEL']
};
const paragraphs: Partial<Record<string, string>> = {
	ar: 'أطلب من سيادتكم التأكد من التحقيق فيما حدث بسرعة وبنزاهة وبشكل كامل.',
	he: 'אני מבקש מכם לוודא שהדבר ייחקר במהירות, בהגינות ובמלואו.'
};
const items: Item[] = [
	...Object.entries(addresses).map(([locale, lines]) => {
		const own = paragraphs[locale];
		return aLetter({ locale, to: { lines }, caseId: `case-${locale}`, ...(own ? { subject: own, paragraphs: [own, own] } : {}) });
	}),
	aLetter({ signature: aSignature(), from: { name: 'Nora', address: ['3 Harbour Street'], country: 'Netherlands' } }),
	aCard({ front: 'waves' }),
	aCard({ drawing: aSignature() })
];
const cases = Object.fromEntries(
	Object.entries(addresses).map(([locale, address]) => {
		return [`case-${locale}`, { name: address[0] ?? '', country: address.at(-1) ?? '', route: 'post' as const, address }];
	})
);

async function printedAs(kind: PrintKind, change: Partial<PrintRequest> = {}, these: readonly Item[] = items) {
	const request: PrintRequest = {
		...{ kind, envelope: 'din5008b', words: printWords, title: 'Sheets', createdAt: new Date('2026-12-10T14:00:00Z') },
		...{ covers: { cases, preparedBy: 'Nora' }, ...change }
	};
	const printed = await printItems(these, request, printFonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	return printed;
}
const rawOf = (pdf: Uint8Array) => new TextDecoder('latin1').decode(pdf);

describe.each(printKinds)('%s', (kind) => {
	test('have the same bytes for the same items and date', async () => {
		const [one, two] = [await printedAs(kind), await printedAs(kind)];
		expect(one.pdf).toEqual(two.pdf);
		expect(one.held).toEqual([]);
	});
	test('are tagged, section by section with its language', async () => {
		const { pdf } = await printedAs(kind);
		expect(infoOf(pdf)).toMatch(/Tagged:\s+yes/);
		expect(structureOf(pdf)).toMatch(/Sect/);
		const langs = kind === 'covers' ? ['en'] : kind === 'cards' ? ['en'] : ['en', 'ar', 'zh', 'th', 'hi', 'he'];
		for (const lang of langs) expect(rawOf(pdf)).toContain(`/Lang(${lang})`);
	});
	test('name nothing outside themselves and have an outline', async () => {
		const raw = rawOf((await printedAs(kind)).pdf);
		for (const outside of ['/URI', '/JavaScript', '/Launch', '/GoToR', '/EmbeddedFile']) expect(raw).not.toContain(outside);
		expect(raw).toContain('/Outlines');
	});
});

describe.each(['letters', 'labels', 'envelopes'] as const)('the addresses on %s', (kind) => {
	test.each(Object.entries(addresses))('come back in %s, line by line', async (locale, lines) => {
		const { pdf } = await printedAs(
			kind,
			{},
			items.filter((item) => item.locale === locale)
		);
		const words = wordsIn(pdf);
		for (const line of lines) expect(words).toContain(withoutMarks(line));
	});
	test('are blocks of their own', async () => {
		const { pdf } = await printedAs(kind, {}, items.slice(1, 2));
		expect(structureOf(pdf)).toMatch(/P \(block\)\n\s+"上海市女子监狱[^\n]*CHINA"/);
	});
});

describe('the addresses on covers', () => {
	test.each(Object.entries(addresses))('come back in %s, word for word', async (locale, lines) => {
		const { pdf } = await printedAs(
			'covers',
			{},
			items.filter((item) => item.locale === locale)
		);
		const words = wordsIn(pdf);
		for (const word of lines.flatMap((line) => line.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])) expect(words).toContain(word);
	});
	test('are read aloud as they are read, though Poppler divides Arabic at its commas on a page in English', async () => {
		const { pdf } = await printedAs('covers', {}, items.slice(0, 1));
		const utf16 = [...addresses.ar.join(' ')].map((sign) =>
			String.fromCharCode(sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255)
		);
		expect(rawOf(pdf).replaceAll('\\', '')).toContain(utf16.join(''));
	});
});

describe('page sizes', () => {
	test.each([
		['letters', { envelope: 'us10' }, '612 x 792 pts (letter)'],
		['cards', { envelope: 'us10' }, '612 x 792 pts (letter)'],
		['covers', { envelope: 'us10' }, '612 x 792 pts (letter)'],
		['labels', { labels: { sheet: 'l7160', startAt: 1 } }, '595.276 x 841.89 pts (A4)'],
		['labels', { labels: { sheet: 'avery5160', startAt: 1 } }, '612 x 792 pts (letter)'],
		['envelopes', { direct: 'dl' }, '623.622 x 311.811 pts'],
		['envelopes', { direct: 'c5' }, '649.134 x 459.213 pts'],
		['envelopes', { direct: '10' }, '684 x 297 pts']
	] as const)('%s with %o are those of their paper', async (kind, change, size) => {
		const { pdf } = await printedAs(kind, change);
		expect(infoOf(pdf).replace(/\s+/g, ' ')).toContain(`Page size: ${size}`);
	});
});

describe('labels', () => {
	test('begin where the sheet still has some, and go on to whole sheets', async () => {
		const many = Array.from({ length: 25 }, () => aLetter());
		const pagesFrom = async (startAt: number) => (await printedAs('labels', { labels: { sheet: 'l7160', startAt } }, many)).pages;
		expect([await pagesFrom(1), await pagesFrom(17), await pagesFrom(18), await pagesFrom(21)]).toEqual([2, 2, 2, 3]);
	});
	test('hold back who has no address, and say so', async () => {
		const nobody = aLetter({ to: { lines: [] } });
		const { held } = await printedAs('labels', {}, [nobody, aLetter()]);
		expect(held).toEqual([{ kind: 'held', id: nobody.id, reason: 'address', isAbsent: true }]);
	});
	test('name a sign without a font only when it stands on them', async () => {
		const inText = aLetter({ paragraphs: ['ꕙꔤꔀꔁ'] });
		const inAddress = aLetter({ to: { lines: ['ꕙꔤꔀꔁ', 'LIBERIA'] } });
		const { missing } = await printedAs('labels', {}, [inText, inAddress]);
		expect(missing.map((each) => each.id)).toEqual([inAddress.id]);
	});
});

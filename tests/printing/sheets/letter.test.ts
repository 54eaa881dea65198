import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/lib/domain/item.ts';
import { envelopes, type Envelope } from '../../../src/lib/domain/manifest.ts';
import { textsOf, type PlacedText, type SheetPage } from '../../../src/lib/domain/print/sheet.ts';
import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import { layOutLetter } from '../../../src/lib/printing/sheets/letter.ts';
import { firstBaselineMm } from '../../../src/lib/printing/sheets/typesetting.ts';
import { aLetter, aSignature } from '../../support/items.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';
import { sampleProse } from '../../support/prose.ts';

function pagesOf(item: Item, envelope: Envelope = 'din5008b'): SheetPage[] {
	const layout = layOutLetter(item, { envelope, words: printWords, fonts: printFonts });
	if (layout.kind !== 'laid-out') throw new Error(layout.kind);
	return layout.pages;
}
const linesOf = (page: SheetPage | undefined) => textsOf(page?.marks ?? []);
const lineWith = (page: SheetPage | undefined, text: string) => linesOf(page).find((line) => line.text.includes(text));
const isBody = (line: PlacedText) => line.sizePt > 10 && line.xMm < 26;
const sentence = 'I respectfully ask you to make sure that what was done to her is investigated quickly, fairly and fully. ';

describe('layOutLetter', () => {
	const withAddress = { name: 'Nora', town: 'Northaven', address: ['3 Harbour Street', 'NH1 2AB'] };
	const cases = envelopes.flatMap((envelope) => [false, true].map((hasSender) => ({ envelope, hasSender })));
	test.each(cases)('keeps the address and what belongs to it inside the window: $envelope, sender: $hasSender', (each) => {
		const { window, sender } = envelopeProfiles[each.envelope];
		const item = aLetter({ practice: 2021, ...(each.hasSender ? { from: withAddress } : {}) });
		const [page] = pagesOf(item, each.envelope);
		const shows = (line: PlacedText) =>
			line.baselineMm > window.topMm &&
			line.baselineMm - 3 < window.bottomMm &&
			line.xMm < window.rightMm &&
			line.xMm + line.widthMm > window.leftMm;
		const shown = linesOf(page).filter(shows);
		const senderLine = each.hasSender && sender.kind === 'line' ? ['Nora · 3 Harbour Street · NH1 2AB'] : [];
		expect(shown.map((line) => line.text)).toEqual([...senderLine, ...item.to.lines]);
		for (const line of shown) {
			expect(line.xMm).toBeGreaterThanOrEqual(window.leftMm + 2);
			expect(line.xMm + line.widthMm).toBeLessThanOrEqual(window.rightMm - 2);
			expect(line.baselineMm - 3).toBeGreaterThanOrEqual(window.topMm + 1);
			expect(line.baselineMm).toBeLessThanOrEqual(window.bottomMm - 2);
		}
	});
	test('shows the whole sender and nothing else in the upper window of us10', () => {
		const { sender } = envelopeProfiles.us10;
		if (sender.kind !== 'window') throw new Error('one window');
		const [page] = pagesOf(aLetter({ practice: 2021, from: withAddress }), 'us10');
		const { window } = sender;
		const onPage = (page?.marks ?? []).filter((mark) => mark.kind === 'text');
		const shown = onPage.filter((line) => line.baselineMm < window.bottomMm && line.xMm < window.rightMm);
		expect(shown.map((line) => line.text)).toEqual(['Nora', '3 Harbour Street', 'NH1 2AB']);
		expect(shown.every((line) => line.xMm >= 13.5 && line.baselineMm - 3 > window.topMm)).toBe(true);
		expect(page).toMatchObject({ widthMm: 215.9, heightMm: 279.4 });
	});
	test('begins the text where DIN 5008 B has it, with the fold between its first two lines', () => {
		const [page] = pagesOf(aLetter());
		const [first, second] = [lineWith(page, 'Dear'), lineWith(page, 'Justice for')];
		const topMm = (line: PlacedText | undefined) => (line?.baselineMm ?? 0) - firstBaselineMm({ sizePt: 11, leading: 1.42 });
		expect(topMm(first)).toBeCloseTo(98.46, 2);
		expect((first?.baselineMm ?? 0) + 1.2).toBeLessThan(105);
		expect((second?.baselineMm ?? 0) - 3).toBeGreaterThan(105);
	});
	test('folds Letter paper for its #10', () => {
		const marks = pagesOf(aLetter(), 'us10')[0]?.marks ?? [];
		const folds = marks
			.filter((mark) => mark.kind === 'rule' && mark.x1Mm === 5)
			.map((mark) => mark.kind === 'rule' && mark.y1Mm);
		expect(folds).toEqual([101.6, 203.2]);
	});
	test('sets a long address smaller and hangs its long lines', () => {
		const lines = ['Office of the Attorney General of the Federal District and of the Territories', ...'abcd', 'MEXICO'];
		const [page] = pagesOf(aLetter({ to: { lines } }), 'uk-dl');
		const last = lineWith(page, 'MEXICO');
		expect(last?.sizePt).toBeLessThan(11);
		expect(last?.baselineMm).toBeLessThan(envelopeProfiles['uk-dl'].window.bottomMm);
	});
	test('gives up an address that does not fit even at 8 pt', () => {
		const item = aLetter({ to: { lines: Array.from({ length: 12 }, () => 'Office of the Prosecutor') } });
		expect(layOutLetter(item, { envelope: 'uk-dl', words: printWords, fonts: printFonts })).toEqual({ kind: 'address-too-long' });
	});
	test('gives up a sender whose address would push the letter off its page', () => {
		const address = Array.from({ length: 12 }, () => 'x'.repeat(120));
		const item = aLetter({ from: { name: 'Nora', address } });
		const layout = layOutLetter(item, { envelope: 'nfz11001', words: printWords, fonts: printFonts });
		expect(layout.kind).toBe('address-too-long');
	});
	test('writes the day in figures when no font sets it in words', () => {
		expect(lineWith(pagesOf(aLetter({ locale: 'chr' }))[0], 'Northaven, 2026-12-10')).toBeDefined();
	});
	test('writes place and day in the language of the letter', () => {
		expect(lineWith(pagesOf(aLetter({ locale: 'nl' }))[0], 'Northaven, 10 december 2026')).toBeDefined();
		expect(lineWith(pagesOf(aLetter())[0], 'Northaven, 10 December 2026')).toBeDefined();
	});
	test('shows subject and day by the custom of the language', () => {
		const shown = (locale: string) => {
			const lines = linesOf(pagesOf(aLetter({ locale, subject: 'Wendy Galarza', writtenOn: '2026-12-01' }))[0]);
			return lines.map(({ text }) => text).filter((text) => /Wendy Galarza$|^Dear|^Northaven,/.test(text));
		};
		const salutation = 'Dear Attorney General,';
		expect(shown('en')).toEqual(['Northaven, 1 December 2026', salutation, 'Wendy Galarza']);
		expect(shown('en-US')).toEqual(['Northaven, December 1, 2026', 'Re: Wendy Galarza', salutation]);
		expect(shown('nl')).toEqual(['Northaven, 1 december 2026', 'Betreft: Wendy Galarza', salutation]);
		expect(shown('nl-BE')).toEqual(['Northaven, 1 december 2026', 'Wendy Galarza', salutation]);
		expect(shown('de')).toEqual(['Northaven, 1. Dezember 2026', 'Wendy Galarza', salutation]);
		expect(shown('fr')).toEqual(['Northaven, le 1er décembre 2026', 'Objet\u00a0: Wendy Galarza', salutation]);
	});
	test('sets the subject bold and everything on its own line in order', () => {
		const [page] = pagesOf(aLetter());
		expect(lineWith(page, 'Justice for')?.weight).toBe('bold');
		const body = linesOf(page).filter(isBody);
		expect(body.map((line) => line.baselineMm)).toEqual(body.map((line) => line.baselineMm).toSorted((a, b) => a - b));
		expect(body.at(-1)?.text).toBe('Northaven');
	});
	test('keeps a short letter on one page without a number', () => {
		const pages = pagesOf(aLetter());
		expect(pages).toHaveLength(1);
		expect(lineWith(pages[0], '1/1')).toBeUndefined();
	});
	test('sets a letter a little smaller when that saves the second page', () => {
		const layouts = Array.from({ length: 12 }, (_, count) => {
			const pages = pagesOf(aLetter({ paragraphs: Array.from({ length: count + 1 }, () => sentence.trim()) }));
			return { pages: pages.length, sizePt: lineWith(pages[0], 'Dear')?.sizePt };
		});
		const sizes = layouts.filter((layout) => layout.pages === 1).map((layout) => layout.sizePt);
		expect(sizes[0]).toBe(11);
		expect(sizes.at(-1)).toBeLessThan(11);
		expect(layouts.filter((layout) => layout.pages > 1).every((layout) => layout.sizePt === 11)).toBe(true);
	});
	test('runs over to pages that are numbered from the second, with every word', () => {
		const paragraphs = Array.from({ length: 20 }, (_, index) => `${index} ${sentence.repeat(4)}`.trim());
		const pages = pagesOf(aLetter({ paragraphs }));
		expect(pages.length).toBeGreaterThan(2);
		pages.forEach((page, index) => {
			expect(lineWith(page, `${index + 1}/${pages.length}`) !== undefined).toBe(index > 0);
		});
		const body = pages.flatMap((page) => linesOf(page).filter(isBody)).map((line) => line.text);
		expect(body.join(' ')).toContain(paragraphs.join(' '));
	});
	test('has 68 to 78 signs on a full line at the usual size, on every paper', () => {
		for (const [locale, text] of Object.entries(sampleProse))
			for (const envelope of envelopes) {
				const lines = linesOf(pagesOf(aLetter({ locale, subject: '', paragraphs: [text] }), envelope)[0]);
				const body = lines.filter(({ sizePt, text: line }) => sizePt === 11 && text.includes(line));
				const signs = body.slice(0, -1).map((line) => line.text.length);
				expect(signs.length).toBeGreaterThan(4);
				const mean = signs.reduce((sum, each) => sum + each, 0) / signs.length;
				expect(mean, `${locale} ${envelope}`).toBeGreaterThanOrEqual(68);
				expect(mean, `${locale} ${envelope}`).toBeLessThanOrEqual(78);
			}
	});
	test('keeps the free end of its lines at the left in a letter that runs from right to left', () => {
		const paragraphs = [Array.from({ length: 60 }, () => 'سلام').join(' ')];
		const [first] = linesOf(pagesOf(aLetter({ locale: 'ar', paragraphs }))[0]).filter(({ text }) =>
			paragraphs[0]!.startsWith(text)
		);
		expect(first!.xMm).toBeGreaterThanOrEqual(42);
		expect(first!.xMm + first!.widthMm).toBeCloseTo(185, 3);
	});
	test('names the letter and its writer on every page after the first', () => {
		const long = { paragraphs: Array.from({ length: 20 }, () => sentence.repeat(4).trim()) };
		const item = aLetter({ ...long, from: { name: 'Nora', town: 'Northaven' }, practice: 2021 });
		const pages = pagesOf(item);
		pages.forEach((page, index) => {
			expect(lineWith(page, `${item.id.slice(-8)} · Nora`) !== undefined).toBe(index > 0);
		});
		const named = aLetter({ ...long, from: { name: 'Nora '.repeat(40).trim() } });
		const head = lineWith(pagesOf(named)[1], named.id.slice(-8));
		expect(head!.xMm + head!.widthMm).toBeLessThanOrEqual(185.01);
	});
	test('leaves no line of a paragraph alone at the foot or head of a page', () => {
		for (let lines = 1; lines < 12; lines++) {
			const paragraphs = Array.from({ length: 24 }, (_, index) => `Paragraph ${index}. ${sentence.repeat(lines)}`.trim());
			const pages = pagesOf(aLetter({ paragraphs, subject: 'Subject' }));
			for (const page of pages.slice(1)) expect(loneLines(page, paragraphs)).toEqual([]);
		}
	});
	test('never leaves the closing alone on the last page', () => {
		for (let count = 10; count < 34; count++) {
			const paragraphs = Array.from({ length: count }, () => sentence.repeat(2).trim());
			const last = pagesOf(aLetter({ paragraphs })).at(-1);
			const body = linesOf(last).filter(isBody);
			const closing = body.findIndex((line) => line.text === 'Yours faithfully,');
			expect(closing).toBeGreaterThanOrEqual(2);
		}
	});
	test('scales the signature into its place, whatever its numbers', () => {
		const odd = {
			width: 3,
			height: 9_000,
			lines: [
				[-50, -10_000, 1, 20_000, 2.5, 0.001],
				[7, 7]
			]
		};
		for (const signature of [aSignature(), odd]) {
			const strokes = pagesOf(aLetter({ signature }))[0]?.marks.find((mark) => mark.kind === 'strokes');
			const points = strokes?.lines.flatMap((line) => line.pointsMm) ?? [];
			const xs = points.filter((_, index) => index % 2 === 0);
			expect(points.every(Number.isFinite)).toBe(true);
			expect(Math.min(...xs)).toBeGreaterThanOrEqual(24.99);
			expect(Math.max(...xs)).toBeLessThanOrEqual(85.01);
		}
	});
	test('draws a line to sign on when nobody signed', () => {
		const rule = pagesOf(aLetter())[0]?.marks.find((mark) => mark.kind === 'rule' && mark.x2Mm - mark.x1Mm === 60);
		expect(rule).toBeDefined();
	});
	test('marks every page of a practice letter, and no other', () => {
		const paragraphs = Array.from({ length: 30 }, () => sentence.repeat(3).trim());
		for (const page of pagesOf(aLetter({ paragraphs, practice: 2021 }))) {
			expect(
				linesOf(page)
					.filter((line) => line.colour === 'practice')
					.map((line) => line.text)
			).toEqual([...['Practice 2021', 'not to be posted', 'Practice page from the pack of 2021. Not to be posted.']]);
		}
		expect(linesOf(pagesOf(aLetter())[0]).some((line) => line.colour === 'practice')).toBe(false);
	});
	test('keeps the practice mark clear of text and window in every envelope', () => {
		for (const envelope of envelopes) {
			const item = aLetter({
				practice: 2021,
				from: { name: 'N', address: Array.from({ length: 9 }, () => 'A long line of an address') }
			});
			const marks = pagesOf(item, envelope)[0]?.marks ?? [];
			const mark = marks.find((each) => each.kind === 'group');
			const [leftMm, bottomMm] = [mark?.xMm ?? 0, (mark?.yMm ?? 0) + 10];
			const others = marks.filter((each) => each.kind === 'text').filter((each) => each.baselineMm - 4 < bottomMm);
			for (const line of others) expect(line.xMm > leftMm + 66 || line.xMm + line.widthMm < leftMm - 2).toBe(true);
			expect(bottomMm).toBeLessThanOrEqual(envelopeProfiles[envelope].window.topMm);
		}
	});
});

/** Gives lines that are the last of their paragraph and stand at the top of a page. */
function loneLines(page: SheetPage, paragraphs: readonly string[]): string[] {
	const body = linesOf(page).filter(isBody);
	const [first, second] = body;
	if (!first || !second) return [];
	const startsParagraph = (line: PlacedText) => paragraphs.some((text) => text.startsWith(line.text));
	const isLastOfParagraph = startsParagraph(second) || second.text === 'Yours faithfully,';
	const isWholeParagraph = paragraphs.includes(first.text);
	return isLastOfParagraph && !isWholeParagraph ? [first.text] : [];
}

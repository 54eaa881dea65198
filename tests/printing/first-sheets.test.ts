import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/lib/domain/item.ts';
import { textsOf } from '../../src/lib/domain/print/sheet.ts';
import { firstSheets } from '../../src/lib/printing/first-sheets.ts';
import { writePdf } from '../../src/lib/printing/pdf/pdf-document.ts';
import { printItems } from '../../src/lib/printing/print-job.ts';
import { printKinds } from '#lib/domain/print/batch-fact.ts';
import type { PrintRequest } from '../../src/lib/printing/print-request.ts';
import { aCard, aLetter } from '../support/items.ts';
import { textIn } from '../support/poppler.ts';
import { printFonts, printWords } from '../support/print-fonts.ts';

const request: PrintRequest = {
	...{ kind: 'all', envelope: 'din5008b', words: printWords, title: 'T', createdAt: new Date('2026-12-10T14:00:00Z') },
	covers: { cases: { 'wendy-galarza': { name: 'Wendy', country: 'Mexico', route: 'bundle', address: ['Office', 'MEXICO'] } } }
};
const long = Array.from({ length: 40 }, () => 'I respectfully ask you to look into this matter with care.');
const items: Item[] = [aLetter(), aLetter({ paragraphs: long }), ...Array.from({ length: 6 }, () => aCard()), aLetter()];
const first = (change: Partial<PrintRequest>, count: number) => firstSheets(items, { ...request, ...change }, printFonts, count);

describe('firstSheets', () => {
	test.each(printKinds)('gives of %s what is printed, page by page', async (kind) => {
		const change = { ...request, kind, nudgeMm: { right: 0.5, down: -1 }, labels: { sheet: 'l7160', startAt: 20 } as const };
		const printed = await printItems(items, change, printFonts);
		if (printed.kind !== 'printed') throw new Error(printed.kind);
		const shown = first(change, items.length);
		expect(shown.pages).toHaveLength(printed.pages);
		const again = writePdf(shown.pages, { title: 'T', lang: 'en', createdAt: request.createdAt }, printFonts);
		expect(textIn(again, '-bbox')).toBe(textIn(printed.pdf, '-bbox'));
	});
	test('gives the pages of the first letters alone, and says which begins where', () => {
		const { pages, begins } = first({ kind: 'letters' }, 2);
		expect(pages.length).toBeGreaterThan(2);
		expect(begins.flat()).toEqual([items[0]?.id, items[1]?.id]);
		expect(begins[0]).toEqual([items[0]?.id]);
		expect(begins[2]).toEqual([]);
	});
	test('fills the sheet of cards or labels on which the first ones stand', () => {
		expect(first({ kind: 'cards' }, 1).begins).toEqual([items.slice(2, 6).map((item) => item.id), []]);
		expect(first({ kind: 'labels' }, 1).begins).toEqual([
			[...items.filter((item) => item.kind === 'letter'), ...items.slice(2, 8)].map((item) => item.id)
		]);
	});
	test('shows the covers of the first cases, with all their items counted', () => {
		const more = [...items, aLetter({ caseId: 'other' })];
		const { pages } = firstSheets(more, { ...request, kind: 'covers' }, printFonts, 1);
		expect(pages).toHaveLength(2);
		const texts = textsOf(pages[0]?.marks ?? []).map((line) => line.text);
		expect(texts).toEqual(expect.arrayContaining(['Wendy', '3', '6', '9']));
	});
	test('names what is held back and goes on to the next', () => {
		const noRoom = aLetter({ to: { lines: Array.from({ length: 12 }, () => 'x'.repeat(120)) } });
		const shown = firstSheets([noRoom, ...items], { ...request, kind: 'letters' }, printFonts, 1);
		expect(shown.held).toEqual([{ kind: 'held', id: noRoom.id, reason: 'address' }]);
		expect(shown.begins).toEqual([[items[0]?.id]]);
	});
});

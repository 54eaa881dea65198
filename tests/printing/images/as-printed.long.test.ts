/**
 * The sheet that a writer reads once more, and an organiser reads, is the sheet that is printed: the drawing of the screen and the PDF
 * have their ink at the same places.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { render } from 'svelte/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Item } from '#lib/domain/item.ts';
import type { SheetPage as Page } from '#lib/domain/print/sheet.ts';
import { pageInWords } from '#lib/domain/print/page-in-words.ts';
import { printItems } from '#lib/printing/print-job.ts';
import { imposeCards } from '#lib/printing/sheets/card-sheet.ts';
import SheetPage from '#lib/ui/letter/SheetPage.svelte';
import { loadPrintFont } from '../../../src/cli/build-fonts.ts';
import { proofOf, type Proof } from '../../../src/routes/organise/proof.ts';
import { theSheetWords } from '../../../src/routes/organise/sheet-words.ts';
import { strayInk, readPgm, type Picture } from '../../checks/print/pictures.ts';
import { aCard, aLetter } from '../../support/items.ts';
import { printFonts } from '../../support/print-fonts.ts';

beforeEach(() => {
	vi.stubGlobal('fetch', async (address: string) => new Response(await loadPrintFont(address.split('/').at(-1) ?? '')));
});
afterEach(() => vi.unstubAllGlobals());

const signature = { width: 600, height: 220, lines: [[20, 180, 90, 40, 160, 190, 240, 60, 380, 120, 560, 90]] };
const drawing = {
	...{
		width: 1480,
		height: 1050,
		lines: [
			[200, 200, 700, 900],
			[900, 300, 1200, 800, 300, 500]
		]
	},
	pens: [
		{ colour: 'green' as const, width: 30 },
		{ colour: 'red' as const, width: 8 }
	]
};
const sentence = 'I ask you to see to it that she is heard, and that what happened in Cancún is investigated. ';
const letters: Record<string, Item> = {
	'in Latin letters with a signature': aLetter({ practice: 2021, signature }),
	'of two pages': aLetter({ paragraphs: Array.from({ length: 12 }, () => sentence.repeat(4)) }),
	'in Arabic with a Latin name': aLetter({
		...{ locale: 'ar', subject: 'العدالة لويندي غالارزا', closing: 'مع خالص الاحترام' },
		paragraphs: ['اسمي نورا وأعيش في Northaven. أطلب منكم التحقيق في ما حدث يوم 9 نوفمبر 2020 في كانكون. '.repeat(4)]
	}),
	'in Thai': aLetter({
		...{ locale: 'th', subject: 'ความยุติธรรม' },
		paragraphs: ['ข้าพเจ้าขอให้ท่านสอบสวนสิ่งที่เกิดขึ้นและปล่อยตัวเธอโดยไม่มีเงื่อนไข '.repeat(5)]
	}),
	'in Han': aLetter({
		...{ locale: 'zh', subject: '为她伸张正义' },
		paragraphs: ['我请求您调查所发生的事情，并确保她的声音被听到。'.repeat(8)]
	}),
	'with signs that print as boxes': aLetter({ paragraphs: ['and ꕙꔤꔀꔁ here'] })
};

test.each(Object.entries(letters))('proofOf shows a letter %s as the PDF has it', async (_, item) => {
	const shown = pagesOf(await proofOf(item, 'din5008b'));
	expect(await strays(item, shown.pages, shown.outline)).toEqual(shown.pages.map(() => [0, 0]));
});

test('proofOf shows a card with its drawing as the PDF has it', async () => {
	const item = aCard({ drawing, to: { lines: ['Wendy Galarza', 'c/o the organisers'], salutation: 'Dear Wendy,' } });
	const { pages, outline } = pagesOf(await proofOf(item, 'din5008b'));
	const [front, back] = pages;
	if (!front || !back) throw new Error('a card has two sides');
	expect(await strays(item, imposeCards([{ front, back }], 'long-edge'), outline)).toEqual([
		[0, 0],
		[0, 0]
	]);
});

test('a line that stands a millimetre off is seen', async () => {
	const item = aLetter();
	const { pages, outline } = pagesOf(await proofOf(item, 'din5008b'));
	const moved = pages.map((page) => ({
		...page,
		marks: page.marks.map((mark) => (mark.kind === 'text' ? { ...mark, baselineMm: mark.baselineMm + 1 } : mark))
	}));
	const [[onScreen, onPaper] = []] = await strays(item, moved, outline);
	expect(onScreen).toBeGreaterThan(0.1);
	expect(onPaper).toBeGreaterThan(0.1);
});

test('pageInWords reads a letter as one hears it', async () => {
	const { pages } = pagesOf(await proofOf(letters['of two pages']!, 'din5008b'));
	const said = pages.flatMap(pageInWords);
	expect(said.find(({ role }) => role === 'heading')?.lines).toEqual(['Justice for Wendy Galarza']);
	expect(said.find(({ role }) => role === 'address')?.lines.at(-1)).toBe('MEXICO');
	const paragraphs = said.filter(({ role }) => role === 'paragraph').map(({ lines }) => lines.join(' '));
	expect(paragraphs.join(' ').replace(/\s+/g, ' ')).toContain(sentence.repeat(48).trim());
	expect(pages.flatMap(pageInWords).map(({ lines }) => lines.join())).not.toContain('2 / 2');
});

test('pageInWords joins Han lines without spaces, and says what a signature is', async () => {
	const [han] = pagesOf(await proofOf(letters['in Han']!, 'din5008b')).pages.map(pageInWords);
	expect(han?.some(({ lines }) => lines[0] === '我请求您调查所发生的事情，并确保她的声音被听到。'.repeat(8))).toBe(true);
	const [signed] = pagesOf(await proofOf(letters['in Latin letters with a signature']!, 'din5008b')).pages.map(pageInWords);
	expect(signed?.find(({ role }) => role === 'figure')?.lines).toEqual(['Signature of Nora']);
});

type Shown = Extract<Proof, { kind: 'pages' }>;
function pagesOf(proof: Proof): Shown {
	if (proof.kind !== 'pages') throw new Error(proof.kind);
	return proof;
}

/** For each page the share of ink of the screen that the PDF does not have there, and the other way round. */
async function strays(item: Item, pages: readonly Page[], outline: Shown['outline']): Promise<[number, number][]> {
	const printed = await printItems(
		[item],
		{ kind: 'all', envelope: 'din5008b', words: theSheetWords(), title: 'One', createdAt: new Date(0) },
		printFonts
	);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	const onPaper = drawn('pdf', printed.pdf);
	expect(onPaper).toHaveLength(pages.length);
	return pages.map((page, index) => {
		const [onScreen] = drawn('svg', svgOf(page, outline));
		const paper = onPaper[index];
		if (!onScreen || !paper) throw new Error('nothing was drawn');
		return [strayInk(onScreen, paper), strayInk(paper, onScreen)];
	});
}

/** What the screen draws, as a file of its own: the tokens of the page get the values that they have in daylight. */
function svgOf(page: Page, outline: Shown['outline']): Uint8Array {
	const { body } = render(SheetPage, { props: { page, label: 'Page', outline } });
	const tokens = readFileSync(new URL('../../../src/look/tokens.css', import.meta.url), 'utf8');
	const svg = /<svg.*<\/svg>/s
		.exec(body.replace(/<!--.*?-->/g, ''))![0]
		.replace('<svg', `<svg xmlns="http://www.w3.org/2000/svg" width="${page.widthMm}mm" height="${page.heightMm}mm"`)
		.replace(/<rect class="paper[^>]*>(<\/rect>)?/, '')
		.replace(/var\((--[\w-]+)\)/g, (_, token: string) => new RegExp(`${token}: (#\\w+)`).exec(tokens)?.[1] ?? 'none');
	return new TextEncoder().encode(svg);
}

function drawn(kind: 'pdf' | 'svg', bytes: Uint8Array): Picture[] {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
	try {
		const file = join(folder, `sheet.${kind}`);
		writeFileSync(file, bytes);
		execFileSync('mutool', ['draw', '-q', '-r', '150', '-c', 'gray', '-o', join(folder, 'page-%03d.pgm'), file]);
		const pictures = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
		return pictures.toSorted().map((name) => readPgm(readFileSync(join(folder, name))));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

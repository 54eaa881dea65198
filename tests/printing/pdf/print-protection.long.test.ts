/** What keeps a print right is in the file: read back by qpdf, which knows nothing of us. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Item } from '#lib/domain/item.ts';
import { printItems, type PrintRequest } from '#lib/printing/print-job.ts';
import { aCard, aLetter } from '../../support/items.ts';
import { textIn } from '../../support/poppler.ts';
import { readByQpdf } from '../../support/pdf-readers.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Dictionary = Record<string, unknown>;
/** The catalogue and the pages as qpdf reads them. */
function readBack(pdf: Uint8Array): { preferences: Dictionary; pages: Dictionary[] } {
	const file = join(folder, 'sheet.pdf');
	writeFileSync(file, pdf);
	const { stdout } = spawnSync('qpdf', ['--json=2', '--json-key=qpdf', file], { encoding: 'utf8', maxBuffer: 2 ** 27 });
	const [, objects] = (JSON.parse(stdout) as { qpdf: [unknown, Record<string, { value?: Dictionary }>] }).qpdf;
	const values = Object.values(objects).flatMap(({ value }) => (value ? [value] : []));
	const catalogue = values.find((each) => each['/Type'] === '/Catalog');
	return {
		preferences: catalogue?.['/ViewerPreferences'] as Dictionary,
		pages: values.filter((each) => each['/Type'] === '/Page')
	};
}

async function printed(items: readonly Item[], change: Partial<PrintRequest> = {}): Promise<Uint8Array> {
	const request: PrintRequest = {
		...{ kind: 'all', envelope: 'din5008b', words: printWords, title: 'Sheets', createdAt: new Date('2026-12-10T14:00:00Z') },
		...change
	};
	const outcome = await printItems(items, request, printFonts);
	if (outcome.kind !== 'printed') throw new Error(outcome.kind);
	expect(readByQpdf(outcome.pdf).complaints).toBe('');
	return outcome.pdf;
}

const items = [aLetter(), aCard()];

describe('a file', () => {
	test.each([
		['letters', {}, '/Simplex'],
		['labels', {}, '/Simplex'],
		['envelopes', {}, '/Simplex'],
		['covers', {}, '/Simplex'],
		['letters', { isTwoSided: true }, '/DuplexFlipLongEdge'],
		['cards', {}, '/DuplexFlipLongEdge'],
		['cards', { flip: 'short-edge' }, '/DuplexFlipShortEdge'],
		['all', {}, undefined],
		['all', { isTwoSided: true, flip: 'short-edge' }, '/DuplexFlipShortEdge']
	] as const)('of %s with %o is printed at its own size, on the sides they need', async (kind, change, duplex) => {
		const { preferences } = readBack(await printed(items, { kind, ...change }));
		expect(preferences).toMatchObject({ '/PrintScaling': '/None', '/PickTrayByPDFSize': true, '/DisplayDocTitle': true });
		expect(preferences['/Duplex']).toBe(duplex);
	});
	test('of all that holds letters alone is printed on one side', async () => {
		expect(readBack(await printed([aLetter()])).preferences['/Duplex']).toBe('/Simplex');
	});
});

describe('a page', () => {
	const boxesOf = (page: Dictionary | undefined) =>
		['/MediaBox', '/BleedBox', '/TrimBox'].map((box) =>
			(page?.[box] as number[]).map((points) => Math.round((points * 254) / 72) / 10)
		);
	test.each(['letters', 'cards', 'labels', 'envelopes', 'covers'] as const)('of %s is cut nowhere', async (kind) => {
		for (const page of readBack(await printed(items, { kind })).pages) {
			const [media, bleed, trim] = boxesOf(page);
			expect([bleed, trim]).toEqual([media, media]);
		}
	});
	test('of cards with bleed says where they are cut, three millimetres inside their bleed, moved by the nudge', async () => {
		const cards = (nudgeMm?: { right: number; down: number }) =>
			printed([aCard()], { kind: 'cards', hasBleed: true, nudgeMm }).then(readBack);
		const plain = await cards();
		expect(plain.pages).toHaveLength(2);
		for (const page of plain.pages)
			expect(boxesOf(page)).toEqual([
				[0, 0, 210, 297],
				[4, 8.5, 206, 288.5],
				[7, 11.5, 203, 285.5]
			]);
		const moved = (await cards({ right: 1, down: 2 })).pages.map((page) => boxesOf(page)[2]);
		expect(moved).toEqual([
			[8, 9.5, 204, 283.5],
			[8, 9.5, 204, 283.5]
		]);
	});
	test('says so in a file without tags too', async () => {
		const { pages } = readBack(await printed([aLetter()], { isTagged: false }));
		expect(pages[0]).toHaveProperty('/TrimBox');
	});
});

describe('letters on both sides', () => {
	const long = aLetter({
		paragraphs: Array.from({ length: 14 }, () => 'I respectfully ask you to look into this. '.repeat(8).trim())
	});
	const pagesWith = (pdf: Uint8Array, text: string) =>
		textIn(pdf)
			.split('\f')
			.flatMap((page, index) => (page.includes(text) ? [index + 1] : []));
	test('begin on an odd page each, and so do cards', async () => {
		const these = [aLetter(), long, aLetter(), aCard()];
		const pdf = await printed(these, { isTwoSided: true });
		const begin = pagesWith(pdf, 'Fiscal General');
		expect(begin.length).toBe(3);
		expect(begin.every((page) => page % 2 === 1)).toBe(true);
		expect(readBack(pdf).pages.length % 2).toBe(0);
		const [card] = pagesWith(pdf, 'Warm greetings');
		expect((card ?? 1) % 2).toBe(0);
	});
	test('have no empty back where one side is printed', async () => {
		expect(readBack(await printed([aLetter(), aLetter()], { kind: 'letters' })).pages).toHaveLength(2);
		expect(readBack(await printed([aLetter(), aLetter()], { kind: 'letters', isTwoSided: true })).pages).toHaveLength(3);
	});
});

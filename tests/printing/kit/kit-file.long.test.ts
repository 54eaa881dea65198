/** The files of a kit, read by programs that are not ours. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kitParts, partFacts, type KitPaper, type KitPart } from '#lib/domain/kit/parts.ts';
import { kitSheetsOf } from '#lib/domain/kit/sums.ts';
import { writeKit, type KitOrder } from '#lib/printing/kit/kit-file.ts';
import { layOutKitPart, pagesIn, perSheetOf } from '#lib/printing/kit/kit.ts';
import type { KitSetting } from '#lib/printing/kit/kit-setting.ts';
import { joined } from '#lib/printing/pdf/pdf-document.ts';
import { aKitSetting, kitLanguages } from '../../support/kits.ts';
import { readByMuPdf, readByQpdf } from '../../support/pdf-readers.ts';

const createdAt = new Date('2026-11-26T10:00:00Z');
const copies = 2;

const onPaper = (paper: KitPaper) => kitParts.filter((part) => partFacts[part].paper === paper);

function orderOf(parts: readonly KitPart[], paper: KitPaper, isTwoSided: boolean, change: Partial<KitSetting> = {}): KitOrder {
	const setting = aKitSetting(change);
	const laid = parts.map((part) => ({ laid: layOutKitPart(part, setting, kitLanguages, [{ part: 'guide', copies }]), copies }));
	return { parts: laid, paper, envelope: setting.envelope, isTwoSided, title: 'Northaven writes', lang: 'en', createdAt };
}

async function fileOf(order: KitOrder, watch: { onPage?: () => void; signal?: AbortSignal } = {}) {
	let ms = 0;
	// A clock that runs on: every page may show how far it is.
	return writeKit(order, aKitSetting().fonts, { ...watch, pause: () => Promise.resolve(), nowMs: () => (ms += 100) });
}

async function pdfOf(order: KitOrder): Promise<Uint8Array> {
	const file = await fileOf(order);
	if (file.kind !== 'made') throw new Error(file.kind);
	return joined(file.parts);
}

test.each(['plain', 'card', 'label'] as const)('qpdf and MuPDF find nothing wrong with a kit on %s paper', async (paper) => {
	const pdf = await pdfOf(orderOf(onPaper(paper), paper, true));
	expect(readByQpdf(pdf).complaints).toBe('');
	const { complaints, text } = readByMuPdf(pdf);
	expect(complaints).toBe('');
	expect(text).toContain({ plain: 'een tafel helpt', card: 'Kharkiv', label: 'Shehu Shagari Way' }[paper]);
});

test.each([true, false])('a file has as many sheets as were counted before (both sides: %s)', async (isTwoSided) => {
	for (const part of kitParts) {
		const { paper } = partFacts[part];
		const order = orderOf([part], paper, isTwoSided);
		const [first] = order.parts;
		if (!first) throw new Error('nothing laid out');
		const file = await fileOf(order);
		const perSheet = perSheetOf(part);
		const counted = kitSheetsOf({ part, pages: pagesIn(first.laid), copies, ...(perSheet && { perSheet }) }, isTwoSided);
		const sides = paper === 'card' || (paper === 'plain' && isTwoSided) ? 2 : 1;
		expect(file.kind === 'made' && Math.ceil(file.pages / sides), part).toBe(counted);
	}
});

test('what is printed on one side has an empty back in a file for both sides', async () => {
	const file = await fileOf(orderOf(['lined'], 'plain', true));
	expect(file.kind === 'made' && file.pages).toBe(2 * 20 * copies - 1);
	const single = await fileOf(orderOf(['lined'], 'plain', false));
	expect(single.kind === 'made' && single.pages).toBe(20 * copies);
});

test('a cancelled kit gives no file, and each page is told before', async () => {
	const stop = new AbortController();
	let told = 0;
	const onPage = () => {
		if (++told === 5) stop.abort();
	};
	expect(await fileOf(orderOf(['lined'], 'plain', true), { onPage, signal: stop.signal })).toEqual({ kind: 'cancelled' });
	expect(told).toBe(5);
});

test('the file says to the printer on how many sides it is printed', async () => {
	const said = async (isTwoSided: boolean, paper: KitPaper, part: KitPart) =>
		/\/Duplex\/(\w+)/.exec(Buffer.from(await pdfOf(orderOf([part], paper, isTwoSided))).toString('latin1'))?.[1];
	expect(await said(true, 'plain', 'guide')).toBe('DuplexFlipLongEdge');
	expect(await said(false, 'plain', 'guide')).toBe('Simplex');
	expect(await said(false, 'card', 'cards')).toBe('DuplexFlipLongEdge');
	expect(await said(true, 'label', 'labels')).toBe('Simplex');
});

test('zbarimg reads the public address of the event from a lined sheet, and nothing else stands in its code', async () => {
	const pdf = await pdfOf(orderOf(['lined'], 'plain', false));
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
	try {
		writeFileSync(join(folder, 'kit.pdf'), pdf);
		execFileSync('pdftoppm', ['-r', '120', '-l', '2', '-png', join(folder, 'kit.pdf'), join(folder, 'page')]);
		const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
		const read = pictures.map((name) =>
			execFileSync('zbarimg', ['-q', '--raw', join(folder, name)], {
				encoding: 'utf8',
				stdio: ['ignore', 'pipe', 'ignore']
			}).trim()
		);
		expect(read).toEqual(pictures.map(() => 'https://northaven.example/join#N7F4QK'));
	} finally {
		rmSync(folder, { recursive: true });
	}
});

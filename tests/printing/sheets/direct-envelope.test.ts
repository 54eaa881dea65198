import { describe, expect, test } from 'vitest';
import {
	directEnvelopeNames as sizes,
	directEnvelopes,
	type DirectEnvelope
} from '../../../src/lib/domain/print/direct-envelope.ts';
import type { Item } from '../../../src/lib/domain/item.ts';
import { textsOf, type SheetPage } from '../../../src/lib/domain/print/sheet.ts';
import { layOutDirect } from '../../../src/lib/printing/sheets/direct-envelope.ts';
import { aLetter } from '../../support/items.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const layOut = (item: Item, direct: DirectEnvelope) => layOutDirect(item, { direct, words: printWords, fonts: printFonts });
function pageOf(item: Item, direct: DirectEnvelope): SheetPage {
	const layout = layOut(item, direct);
	if (layout.kind !== 'laid-out') throw new Error(layout.kind);
	return layout.page;
}
const from = { name: 'Nora', address: ['3 Harbour Street', 'NH1 2AB'], country: 'Netherlands' };

describe('layOutDirect', () => {
	test('makes pages as large as the envelopes', () => {
		const pages = sizes.map((direct) => pageOf(aLetter(), direct)).map(({ widthMm, heightMm }) => [widthMm, heightMm]);
		expect(pages).toEqual([
			[220, 110],
			[229, 162],
			[241.3, 104.775]
		]);
	});
	test.each(sizes)('keeps the address of %s where the posts of the world read it', (direct) => {
		const { widthMm, heightMm } = directEnvelopes[direct];
		const long = Array.from({ length: 9 }, (_, index) => `Line ${index} of an address that is long enough to need its room`);
		for (const lines of [['Somebody', 'MEXICO'], aLetter().to.lines, long]) {
			const address = textsOf(pageOf(aLetter({ to: { lines } }), direct).marks);
			for (const line of address) {
				expect(line.baselineMm - 3.5).toBeGreaterThanOrEqual(40);
				expect(line.baselineMm + 1).toBeLessThanOrEqual(heightMm - 15);
				expect(line.xMm).toBeGreaterThanOrEqual(widthMm - 140);
				expect(line.xMm + line.widthMm).toBeLessThanOrEqual(widthMm - 15);
			}
			expect(address.at(-1)?.text).toBe(lines.at(-1));
		}
	});
	test.each(sizes)('sets the sender of %s at the top left, and only one with an address', (direct) => {
		const shown = textsOf(pageOf(aLetter({ from }), direct).marks).filter((line) => line.baselineMm < 38);
		expect(shown.map((line) => line.text)).toEqual(['Nora', '3 Harbour Street', 'NH1 2AB', 'Netherlands']);
		expect(shown.every((line) => line.xMm === 12 && line.xMm + line.widthMm < directEnvelopes[direct].widthMm - 74)).toBe(true);
		expect(textsOf(pageOf(aLetter(), direct).marks)).toHaveLength(4);
	});
	test('keeps an Arabic sender at the left edge', () => {
		const arabic = { name: 'ليلى بنعلي', address: ['شارع محمد الخامس 7', '10000 الرباط'] };
		const lines = textsOf(pageOf(aLetter({ locale: 'ar', from: arabic }), 'dl').marks).slice(0, 3);
		expect(Math.min(...lines.map((line) => line.xMm))).toBeCloseTo(12, 3);
		const ends = lines.map((line) => line.xMm + line.widthMm);
		for (const end of ends) expect(end).toBeCloseTo(ends[0] ?? 0, 3);
	});
	test('marks practice where the stamp would be', () => {
		const mark = pageOf(aLetter({ practice: 2021 }), 'c5').marks.find((each) => each.kind === 'group');
		expect(mark?.xMm).toBeGreaterThan(229 - 74);
		expect(mark?.yMm).toBeLessThan(40);
	});
	test('gives up what has no room or no address', () => {
		const long = { lines: Array.from({ length: 12 }, () => 'x'.repeat(120)) };
		expect(layOut(aLetter({ to: long }), 'dl').kind).toBe('address-too-long');
		expect(layOut(aLetter({ from: { name: 'N', address: long.lines } }), 'dl').kind).toBe('address-too-long');
		expect(layOut(aLetter({ to: { lines: [] } }), 'dl').kind).toBe('no-address');
	});
	test('sets twelve plain lines smaller', () => {
		const lines = Array.from({ length: 12 }, (_, index) => `Line ${index}`);
		expect(textsOf(pageOf(aLetter({ to: { lines } }), '10').marks)[0]?.sizePt).toBeGreaterThanOrEqual(8);
	});
});

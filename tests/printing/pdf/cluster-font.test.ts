import { describe, expect, test } from 'vitest';
import { clusterFont, writeClusterFont } from '../../../src/lib/printing/pdf/cluster-font.ts';
import { toUnicodeMap } from '../../../src/lib/printing/pdf/to-unicode.ts';
import { readTrueType } from '../../../src/lib/printing/text/truetype.ts';
import type { Cluster } from '../../../src/lib/printing/text/clusters.ts';
import { openedOf } from '../../../src/lib/printing/text/face.ts';
import { drawerFor } from '../../../src/lib/printing/text/token.ts';
import { printFonts } from '../../support/print-fonts.ts';

const face = printFonts.face('literata');
const { outlines } = openedOf(face);
const clustersOf = (text: string) => drawerFor(face, { script: 'Latn', lang: 'nl', isRtl: false }).set(text).token.clusters;

describe('clusterFont', () => {
	test('gives a cluster one CID, and another to another', () => {
		const font = clusterFont(outlines);
		const [a, b] = clustersOf('ab');
		if (!a || !b) throw new Error('two clusters expected');
		expect(font.cidOf(a)).toBe(font.cidOf(a));
		expect(font.cidOf(b)).not.toBe(font.cidOf(a));
	});
	test('never gives out a CID whose bytes a string would have to escape', () => {
		const font = clusterFont(outlines);
		const cluster = (index: number): Cluster => ({ key: String(index), ink: [], advance: 1, ownWidth: 1, text: 'x' });
		const escaped = new Set([0x0a, 0x0d, 0x28, 0x29, 0x5c]);
		for (let index = 0; index < 12_000; index++) {
			const cid = font.cidOf(cluster(index));
			expect(escaped.has(cid & 255) || escaped.has(cid >> 8)).toBe(false);
		}
	});
});

describe('writeClusterFont', () => {
	test('writes a font whose glyphs have the ink and the advance of their clusters', () => {
		const font = clusterFont(outlines);
		const cids = clustersOf('ẹ̀gÉ').map((cluster) => font.cidOf(cluster));
		const written = readTrueType(writeClusterFont(font.entries, outlines));
		expect(written.glyphCount).toBeGreaterThanOrEqual(font.entries.length);
		for (const cid of cids) {
			expect(written.advance(cid)).toBe(font.entries[cid]?.ownWidth);
			expect(written.inkBox(cid)).toBeDefined();
		}
	});
	test('raises the box of a letter by the mark above it', () => {
		const font = clusterFont(outlines);
		const [plain, marked] = [...clustersOf('ẹ'), ...clustersOf('ẹ̀')].map((cluster) => font.cidOf(cluster));
		const written = readTrueType(writeClusterFont(font.entries, outlines));
		expect(written.inkBox(marked ?? 0)?.yMax).toBeGreaterThan(written.inkBox(plain ?? 0)?.yMax ?? Infinity);
	});
});

test('toUnicodeMap maps a CID to all code points of its cluster', () => {
	expect(
		toUnicodeMap([
			{ ink: [], ownWidth: 0, text: '' },
			{ ink: [], ownWidth: 0, text: 'fi' }
		])
	).toContain('<0001><00660069>');
});

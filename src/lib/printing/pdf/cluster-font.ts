/**
 * A small TrueType font with one glyph (and so one CID) for each shaped cluster. The PDF gets the exact ink, the exact advance and
 * the exact text of each, in every script, and no subsetter is needed. One for each face and document.
 */
import type { Box, RawGlyph, TrueType } from '../text/truetype.ts';
import type { Cluster, Ink } from '../text/clusters.ts';
import { packGlyphs, packMetrics, patched, type Glyph } from './glyph-tables.ts';
import { writeSfnt } from './sfnt.ts';

/** Bytes that a literal string of a PDF would have to escape: CIDs with one of them are never given out. */
const escapedBytes = new Set([0x0a, 0x0d, 0x28, 0x29, 0x5c]);
const mostCids = 60_000;

export type ClusterEntry = Pick<Cluster, 'ink' | 'ownWidth' | 'text'>;

export interface ClusterFont {
	/** By CID. Entry 0 is the missing glyph; entries without text are CIDs passed over. */
	entries: readonly ClusterEntry[];
	/** The CID of a cluster, minted when first asked for. */
	cidOf(cluster: Cluster): number;
}

/** Gives an empty font for these outlines. `cidOf` throws when one font cannot hold another cluster. */
export function clusterFont(outlines: TrueType): ClusterFont {
	const entries: ClusterEntry[] = [{ ink: [[0, 0, 0]], ownWidth: outlines.advance(0), text: '' }];
	const cids = new Map<string, number>();
	const mint = (cluster: Cluster) => {
		while (escapedBytes.has(entries.length & 255) || escapedBytes.has(entries.length >> 8))
			entries.push({ ink: [], ownWidth: 0, text: '' });
		if (entries.length > mostCids) throw new Error('more different clusters than one PDF font can hold');
		cids.set(cluster.key, entries.length);
		entries.push(cluster);
		return entries.length - 1;
	};
	return { entries, cidOf: (cluster) => cids.get(cluster.key) ?? mint(cluster) };
}

/** The font file: glyphs 0 … entries − 1 are the CIDs, after them the outlines that composites are made of. */
export function writeClusterFont(entries: readonly ClusterEntry[], outlines: TrueType): Uint8Array {
	const builder = glyphBuilder(entries, outlines);
	entries.forEach((entry, cid) => builder.addEntry(entry, cid));
	builder.addOutlines();
	const { glyphs, advances, mostComponents } = builder;
	const count = glyphs.length;
	if (count > 65_535) throw new Error('more glyphs than a TrueType font can hold');
	const { glyf, loca } = packGlyphs(glyphs);
	return writeSfnt({
		glyf,
		loca,
		head: patched(outlines.table('head'), (view) => {
			view.setInt16(50, 1); // long offsets in loca
			view.setUint32(8, 0); // checksum, set by writeSfnt
		}),
		hhea: patched(outlines.table('hhea'), (view) => view.setUint16(34, count)),
		hmtx: packMetrics(glyphs, advances),
		maxp: patched(outlines.table('maxp'), (view) => {
			view.setUint16(4, count);
			view.setUint16(10, Math.min(65_535, view.getUint16(10) * 2)); // points in composites
			view.setUint16(12, Math.min(65_535, view.getUint16(12) * 2)); // contours in composites
			view.setUint16(14, 2); // zones
			view.setUint16(26, 0); // instructions
			view.setUint16(28, Math.max(mostComponents(), view.getUint16(28)));
			view.setUint16(30, view.getUint16(30) + 1); // depth of composites
		})
	});
}

function glyphBuilder(entries: readonly ClusterEntry[], outlines: TrueType) {
	const glyphs: Glyph[] = [];
	const advances: number[] = [];
	const numbers = ownersOfOutlines(entries);
	const waiting: number[] = [];
	let next = entries.length;
	let widest = 1;
	const numberOf = (glyph: number) => {
		let number = numbers.get(glyph);
		if (number === undefined) {
			numbers.set(glyph, (number = next++));
			waiting.push(glyph);
		}
		return number;
	};
	const addOutline = (number: number, glyph: number) => {
		const raw = outlines.rawGlyph(glyph);
		if (raw) renumber(raw, numberOf);
		advances[number] ??= outlines.advance(glyph);
		glyphs[number] = raw;
	};
	return {
		glyphs,
		advances,
		mostComponents: () => widest,
		addEntry(entry: ClusterEntry, cid: number) {
			advances[cid] = Math.max(0, entry.ownWidth);
			const only = plainGlyph(entry);
			if (only !== undefined && numbers.get(only) === cid) return addOutline(cid, only);
			const inked = entry.ink.filter(([glyph]) => outlines.inkBox(glyph));
			widest = Math.max(widest, inked.length);
			glyphs[cid] = inked.length === 0 ? undefined : composite(inked, outlines, numberOf);
		},
		addOutlines() {
			for (let glyph = waiting.shift(); glyph !== undefined; glyph = waiting.shift()) addOutline(numberOf(glyph), glyph);
		}
	};
}

/** A plain cluster carries the outline of its glyph itself; the first one with that glyph does so for all. */
function ownersOfOutlines(entries: readonly ClusterEntry[]): Map<number, number> {
	const owners = new Map<number, number>();
	entries.forEach((entry, cid) => {
		const only = plainGlyph(entry);
		if (only !== undefined && !owners.has(only)) owners.set(only, cid);
	});
	return owners;
}

function plainGlyph({ ink }: ClusterEntry): number | undefined {
	const only = ink[0];
	return ink.length === 1 && only && only[1] === 0 && only[2] === 0 ? only[0] : undefined;
}

function renumber(raw: RawGlyph, numberOf: (glyph: number) => number) {
	const view = new DataView(raw.bytes.buffer);
	for (const { at, glyph } of raw.components) view.setUint16(at, numberOf(glyph));
}

const componentFlag = { wordsAndXY: 0x0003, more: 0x20 };

/** A composite glyph with the offsets of HarfBuzz baked in. */
function composite(inked: readonly Ink[], outlines: TrueType, numberOf: (glyph: number) => number): Glyph {
	const bytes = new Uint8Array(10 + 8 * inked.length);
	const view = new DataView(bytes.buffer);
	const box = boxAround(inked, outlines);
	view.setInt16(0, -1);
	[box.xMin, box.yMin, box.xMax, box.yMax].forEach((value, index) => view.setInt16(2 + 2 * index, value));
	inked.forEach(([glyph, x, y], index) => {
		const at = 10 + 8 * index;
		view.setUint16(at, componentFlag.wordsAndXY | (index < inked.length - 1 ? componentFlag.more : 0));
		view.setUint16(at + 2, numberOf(glyph));
		view.setInt16(at + 4, x);
		view.setInt16(at + 6, y);
	});
	return { bytes, box };
}

function boxAround(inked: readonly Ink[], outlines: TrueType): Box {
	const boxes = inked.map(([glyph, x, y]) => {
		const box = outlines.inkBox(glyph) ?? { xMin: 0, yMin: 0, xMax: 0, yMax: 0 };
		return { xMin: box.xMin + x, yMin: box.yMin + y, xMax: box.xMax + x, yMax: box.yMax + y };
	});
	return {
		xMin: Math.min(...boxes.map((box) => box.xMin)),
		yMin: Math.min(...boxes.map((box) => box.yMin)),
		xMax: Math.max(...boxes.map((box) => box.xMax)),
		yMax: Math.max(...boxes.map((box) => box.yMax))
	};
}

/** The tables of a TrueType font that list its glyphs. */
import type { RawGlyph } from '../text/truetype.ts';

/** Undefined has no ink. */
export type Glyph = Pick<RawGlyph, 'bytes' | 'box'> | undefined;

const padded = (length: number) => (length + 3) & ~3;

/** The outlines one after another, and where each begins. */
export function packGlyphs(glyphs: readonly Glyph[]): { glyf: Uint8Array; loca: Uint8Array } {
	const loca = new DataView(new ArrayBuffer(4 * (glyphs.length + 1)));
	const total = glyphs.reduce((sum, glyph) => sum + padded(glyph?.bytes.length ?? 0), 0);
	const glyf = new Uint8Array(total);
	let at = 0;
	for (let i = 0; i < glyphs.length; i++) {
		const bytes = glyphs[i]?.bytes;
		loca.setUint32(4 * i, at);
		if (bytes) glyf.set(bytes, at);
		at += padded(bytes?.length ?? 0);
	}
	loca.setUint32(4 * glyphs.length, total);
	return { glyf, loca: new Uint8Array(loca.buffer) };
}

/** Advance and left side of each glyph. */
export function packMetrics(glyphs: readonly Glyph[], advances: readonly number[]): Uint8Array {
	const hmtx = new DataView(new ArrayBuffer(4 * glyphs.length));
	for (let i = 0; i < glyphs.length; i++) {
		hmtx.setUint16(4 * i, advances[i] ?? 0);
		hmtx.setInt16(4 * i + 2, glyphs[i]?.box.xMin ?? 0);
	}
	return new Uint8Array(hmtx.buffer);
}

/** A copy of a table with some of its numbers changed. */
export function patched(table: Uint8Array, patch: (view: DataView) => void): Uint8Array {
	patch(new DataView(table.buffer));
	return table;
}

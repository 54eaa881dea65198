/** Reads what the cluster font needs from a TrueType file with a `glyf` table: metrics, advances, raw outlines. */
export interface Box {
	xMin: number;
	yMin: number;
	xMax: number;
	yMax: number;
}

/** A glyph's bytes without instructions; `components` says where inside a composite the numbers of other glyphs stand. */
export interface RawGlyph {
	bytes: Uint8Array;
	components: { at: number; glyph: number }[];
	box: Box;
}

export interface TrueType {
	unitsPerEm: number;
	box: Box;
	ascent: number;
	descent: number;
	capHeight: number;
	glyphCount: number;
	table(name: string): Uint8Array;
	advance(glyph: number): number;
	/** Undefined when the glyph has no ink. */
	inkBox(glyph: number): Box | undefined;
	rawGlyph(glyph: number): RawGlyph | undefined;
}

/** Throws when the file is not a TrueType font with `glyf` outlines: the fonts are ours, so that is a bug. */
export function readTrueType(bytes: Uint8Array): TrueType {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const tables = readDirectory(bytes, view);
	const at = (name: string) => tables.get(name)?.offset ?? missing(name);
	const [head, hhea, loca, glyf, hmtx] = [at('head'), at('hhea'), at('loca'), at('glyf'), at('hmtx')];
	const hasLongOffsets = view.getInt16(head + 50) === 1;
	const metricCount = view.getUint16(hhea + 34);
	const ascent = view.getInt16(hhea + 4);
	const range = (glyph: number): [number, number] =>
		hasLongOffsets
			? [view.getUint32(loca + 4 * glyph), view.getUint32(loca + 4 * glyph + 4)]
			: [view.getUint16(loca + 2 * glyph) * 2, view.getUint16(loca + 2 * glyph + 2) * 2];
	return {
		unitsPerEm: view.getUint16(head + 18),
		box: boxAt(view, head + 36),
		ascent,
		descent: view.getInt16(hhea + 6),
		capHeight: capHeightOf(view, tables, ascent),
		glyphCount: view.getUint16(at('maxp') + 4),
		table: (name) => {
			const table = tables.get(name) ?? missing(name);
			return bytes.slice(table.offset, table.offset + table.length);
		},
		advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metricCount - 1)),
		inkBox: (glyph) => {
			const [start, end] = range(glyph);
			return end > start ? boxAt(view, glyf + start + 2) : undefined;
		},
		rawGlyph: (glyph) => {
			const [start, end] = range(glyph);
			return end > start ? readGlyph(bytes, view, glyf + start, glyf + end) : undefined;
		}
	};
}

type Directory = Map<string, { offset: number; length: number }>;

function readDirectory(bytes: Uint8Array, view: DataView): Directory {
	const version = view.getUint32(0);
	if (version !== 0x00010000 && version !== 0x74727565) throw new Error('not a TrueType font with glyf outlines');
	const tables: Directory = new Map();
	for (let i = 0; i < view.getUint16(4); i++) {
		const entry = 12 + 16 * i;
		const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
		tables.set(name, { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) });
	}
	return tables;
}

const missing = (name: string): never => {
	throw new Error(`the font has no ${name} table`);
};

function capHeightOf(view: DataView, tables: Directory, ascent: number): number {
	const os2 = tables.get('OS/2');
	return os2 && os2.length >= 90 && view.getUint16(os2.offset) >= 2 ? view.getInt16(os2.offset + 88) : Math.round(ascent * 0.7);
}

const boxAt = (view: DataView, at: number): Box => ({
	xMin: view.getInt16(at),
	yMin: view.getInt16(at + 2),
	xMax: view.getInt16(at + 4),
	yMax: view.getInt16(at + 6)
});

function readGlyph(bytes: Uint8Array, view: DataView, start: number, end: number): RawGlyph {
	const contours = view.getInt16(start);
	const box = boxAt(view, start + 2);
	if (contours < 0) return { ...readComposite(bytes, view, start), box };
	const lengthAt = start + 10 + 2 * contours;
	const instructionBytes = view.getUint16(lengthAt);
	const out = new Uint8Array(end - start - instructionBytes);
	// The instruction length itself stays 0.
	out.set(bytes.subarray(start, lengthAt), 0);
	out.set(bytes.subarray(lengthAt + 2 + instructionBytes, end), lengthAt - start + 2);
	return { bytes: out, components: [], box };
}

const flag = { wordArguments: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80, instructions: 0x100 };

function componentLength(flags: number): number {
	const transform = flags & flag.scale ? 2 : flags & flag.twoScales ? 4 : flags & flag.matrix ? 8 : 0;
	return 4 + (flags & flag.wordArguments ? 4 : 2) + transform;
}

function readComposite(bytes: Uint8Array, view: DataView, start: number): Omit<RawGlyph, 'box'> {
	const components: RawGlyph['components'] = [];
	const flagsAt: number[] = [];
	let at = start + 10;
	let flags = flag.more;
	while (flags & flag.more) {
		flags = view.getUint16(at);
		flagsAt.push(at - start);
		components.push({ at: at + 2 - start, glyph: view.getUint16(at + 2) });
		at += componentLength(flags);
	}
	const out = bytes.slice(start, at);
	const outView = new DataView(out.buffer);
	for (const each of flagsAt) outView.setUint16(each, outView.getUint16(each) & ~flag.instructions);
	return { bytes: out, components };
}

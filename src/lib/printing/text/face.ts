/** One font: what it covers, and once it is opened its outlines and HarfBuzz's view of it, with a cache of what was shaped. */
import { Blob as FontBlob, Face as ShapingFace, Font } from 'harfbuzzjs';
import type { Weight } from '#lib/domain/print/sheet.ts';
import type { Coverage } from './coverage.ts';
import type { RunDrawer } from './run-drawer.ts';
import { readTrueType, type TrueType } from './truetype.ts';

export interface FaceFacts {
	key: string;
	/** As it stands in the PDF. */
	postScriptName: string;
	weight: Weight;
	/** Scripts it is the first choice for; it may be asked for any other it covers. */
	scripts: readonly string[];
	/** The languages whose way of drawing shared letters it has, its own first, as `drawnAs` names them; absent when it is as good for all. */
	languages?: readonly string[];
}

export interface Face extends FaceFacts {
	covers(codePoint: number): boolean;
	/** Undefined until the font was needed. */
	opened: OpenedFace | undefined;
}

export interface OpenedFace {
	outlines: TrueType;
	font: Font;
	/** What was shaped, by script, language and direction, then by text. */
	drawers: Map<string, RunDrawer>;
}

/** A font that is known and not yet loaded. */
export function closedFace(facts: FaceFacts, coverage: Coverage): Face {
	return { ...facts, covers: coverage, opened: undefined };
}

/** Throws when the bytes are no TrueType font. */
export function openFace(face: Face, bytes: Uint8Array<ArrayBuffer>) {
	const outlines = readTrueType(bytes);
	face.opened = { outlines, font: new Font(new ShapingFace(new FontBlob(bytes.buffer))), drawers: new Map() };
}

/** The face opened; throws when it is not, since `FontSet.ready` comes first. */
export function openedOf(face: Face): OpenedFace {
	if (!face.opened) throw new Error(`the font ${face.key} was never made ready`);
	return face.opened;
}

/** The code points that a font file has glyphs for, in order. */
export function codePointsIn(bytes: Uint8Array<ArrayBuffer>): number[] {
	return [...new ShapingFace(new FontBlob(bytes.buffer)).collectUnicodes()].toSorted((one, other) => one - other);
}

/** One font file: what it covers, its outlines, and HarfBuzz's view of it with a cache of shaped tokens. */
import { Blob as FontBlob, Face as ShapingFace, Font } from 'harfbuzzjs';
import type { Weight } from '#lib/domain/sheet.ts';
import { readTrueType, type TrueType } from './truetype.ts';
import type { Token } from './token.ts';

export interface Face {
	key: string;
	/** As it stands in the PDF. */
	postScriptName: string;
	weight: Weight;
	/** Scripts it is the first choice for; it may be asked for any other it covers. */
	scripts: readonly string[];
	outlines: TrueType;
	font: Font;
	covers(codePoint: number): boolean;
	/** Shaped tokens by direction, script and language, then by text. */
	tokens: Map<string, Map<string, Token>>;
}

export function openFace(
	entry: Pick<Face, 'key' | 'postScriptName' | 'weight' | 'scripts'>,
	bytes: Uint8Array<ArrayBuffer>
): Face {
	const shapingFace = new ShapingFace(new FontBlob(bytes.buffer));
	const covered = new Set(shapingFace.collectUnicodes());
	return {
		...entry,
		outlines: readTrueType(bytes),
		font: new Font(shapingFace),
		covers: (codePoint) => covered.has(codePoint),
		tokens: new Map()
	};
}

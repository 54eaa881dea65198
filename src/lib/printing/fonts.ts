/** The fonts this room prints with. A new script is an entry in `text/scripts.ts` and one here. */
import type { Weight } from '#lib/domain/sheet.ts';
import { openFace } from './text/face.ts';
import { fontSet, type FontSet } from './text/font-set.ts';

export interface FontFile {
	key: string;
	/** Below `/fonts/print/`: gzip of a static TrueType font. */
	file: string;
	postScriptName: string;
	weight: Weight;
	scripts: readonly string[];
}

const european = ['Latn', 'Cyrl', 'Grek'];

/** In order of preference. What is written on a sheet is set in Literata, on screen and in print. */
export const fontFiles: readonly FontFile[] = [
	font('literata', 'Literata-Regular', 'regular', european),
	font('literata-bold', 'Literata-SemiBold', 'bold', european),
	font('serif', 'NotoSerif-Regular', 'regular', european),
	font('serif-bold', 'NotoSerif-SemiBold', 'bold', european),
	font('ethiopic', 'NotoSansEthiopic-Regular', 'regular', ['Ethi']),
	font('ethiopic-bold', 'NotoSansEthiopic-SemiBold', 'bold', ['Ethi'])
];

function font(key: string, postScriptName: string, weight: Weight, scripts: readonly string[]): FontFile {
	return { key, file: `${postScriptName}.ttf.gz`, postScriptName, weight, scripts };
}

/** Gives one of the font files, from a server, a cache or a disk: its gzip bytes, or already unpacked on the way. */
export type LoadFont = (file: string) => Promise<Uint8Array<ArrayBuffer>>;

/** Opens every font. Rejects when one cannot be loaded: half the fonts would hold back letters for the wrong reason. */
export async function openFonts(load: LoadFont): Promise<FontSet> {
	const faces = fontFiles.map(async (entry) => openFace(entry, await unzip(await load(entry.file))));
	return fontSet(await Promise.all(faces));
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** A server that sends `.gz` with a content encoding has the browser unpack it. */
async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	if (!isGzip(bytes)) return bytes;
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

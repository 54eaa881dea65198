/**
 * The smallest font that jsPDF accepts, so that its public `addFont` gives out a font slot. Its bytes never reach the file: the
 * cluster font is written in its place.
 */
import type { TrueType } from '../text/truetype.ts';
import { binaryString } from './binary.ts';
import { emptyCmap, emptyPost } from './empty-tables.ts';
import { wordTable, writeSfnt } from './sfnt.ts';

export function stubFont(outlines: TrueType): string {
	const patch = (name: string, change: (view: DataView) => void) => {
		const table = outlines.table(name);
		change(new DataView(table.buffer));
		return table;
	};
	return binaryString(
		writeSfnt({
			'OS/2': outlines.table('OS/2'),
			cmap: emptyCmap(),
			glyf: new Uint8Array(4),
			head: patch('head', (view) => view.setInt16(50, 0)),
			hhea: patch('hhea', (view) => view.setUint16(34, 1)),
			hmtx: new Uint8Array(4),
			loca: new Uint8Array(4),
			maxp: patch('maxp', (view) => view.setUint16(4, 1)),
			name: oneLetterName(),
			post: emptyPost()
		})
	);
}

/** The PostScript name "X". */
const oneLetterName = () =>
	wordTable(20, [
		[2, 1],
		[4, 18],
		[6, 3],
		[8, 1],
		[10, 0x409],
		[12, 6],
		[14, 1],
		[18, 88 << 8]
	]);

/** The font of last resort: it draws every character as a box as high as a capital, so that a reader sees what no font covers. */
import { emptyCmap, emptyPost } from './pdf/empty-tables.ts';
import { wordTable, writeSfnt } from './pdf/sfnt.ts';
import { closedFace, openFace, type Face } from './text/face.ts';
import { boxKey } from './text/font-set.ts';

const unitsPerEm = 1000;
const advance = 620;
const outer = { left: 60, bottom: 0, right: 560, top: 680 };
const stroke = 45;

export function boxFace(): Face {
	const face = closedFace({ key: boxKey, postScriptName: 'WritingTableBox', weight: 'regular', scripts: [] }, () => true);
	openFace(face, boxFont());
	return face;
}

function boxFont(): Uint8Array<ArrayBuffer> {
	const glyph = boxGlyph();
	return writeSfnt({
		'OS/2': wordTable(96, [[0, 4]], [[88, outer.top]]),
		cmap: emptyCmap(),
		glyf: glyph,
		head: wordTable(
			54,
			[
				[0, 1],
				[12, 0x5f0f],
				[14, 0x3cf5]
			],
			[
				[18, unitsPerEm],
				[36, outer.left],
				[38, outer.bottom],
				[40, outer.right],
				[42, outer.top]
			]
		),
		hhea: wordTable(
			36,
			[[0, 1]],
			[
				[4, 900],
				[6, -200],
				[10, advance],
				[34, 1]
			]
		),
		hmtx: wordTable(
			4,
			[],
			[
				[0, advance],
				[2, outer.left]
			]
		),
		loca: wordTable(4, [], [[2, glyph.length / 2]]),
		maxp: wordTable(
			32,
			[[0, 1]],
			[
				[4, 1],
				[6, 8],
				[8, 2],
				[14, 2]
			]
		),
		post: emptyPost()
	});
}

/** Two contours, the inner one the other way round. */
function boxGlyph(): Uint8Array {
	const { left, bottom, right, top } = outer;
	const inner = { left: left + stroke, bottom: bottom + stroke, right: right - stroke, top: top - stroke };
	const points: [number, number][] = [
		[left, bottom],
		[left, top],
		[right, top],
		[right, bottom],
		[inner.left, inner.bottom],
		[inner.right, inner.bottom],
		[inner.right, inner.top],
		[inner.left, inner.top]
	];
	const header = [2, left, bottom, right, top, 3, 7, 0];
	const start = 2 * header.length;
	const view = new DataView(new ArrayBuffer(start + points.length * 5));
	header.forEach((value, index) => view.setInt16(2 * index, value));
	let [x, y] = [0, 0];
	points.forEach(([nextX, nextY], index) => {
		view.setUint8(start + index, 1); // on the curve, coordinates in full
		view.setInt16(start + points.length + 2 * index, nextX - x);
		view.setInt16(start + points.length * 3 + 2 * index, nextY - y);
		[x, y] = [nextX, nextY];
	});
	return new Uint8Array(view.buffer);
}

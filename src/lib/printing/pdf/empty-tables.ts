/** The tables of a font that say nothing: it maps no signs and names no glyphs. */
import { wordTable } from './sfnt.ts';

/** Format 4 with nothing but its terminator. */
export const emptyCmap = () =>
	wordTable(44, [
		[2, 1],
		[4, 3],
		[6, 1],
		[10, 12],
		[12, 4],
		[14, 24],
		[18, 2],
		[20, 2],
		[26, 0xffff],
		[30, 0xffff],
		[32, 1]
	]);

/** Format 3, which holds no names. */
export const emptyPost = () => wordTable(32, [[0, 3]]);

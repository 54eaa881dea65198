/** QR codes as rows of cells, for sheets, screens and terminals. */
import { encode } from 'uqr';

/** True is dark. Without a quiet zone: four cells of white around it are for who places it. Throws above about 2,300 bytes. */
export function qrCells(text: string): boolean[][] {
	return encode(text, { ecc: 'M', border: 0 }).data;
}

const quietCells = 2;

/** Lines for a terminal, two cells in each character, light on dark grounds and dark on light ones alike. */
export function qrLines(text: string): string[] {
	const { data } = encode(text, { ecc: 'L', border: quietCells });
	const lines: string[] = [];
	for (let row = 0; row < data.length; row += 2) {
		const upper = data[row] ?? [];
		lines.push(upper.map((isUpperDark, column) => halfBlock(isUpperDark, data[row + 1]?.[column] ?? false)).join(''));
	}
	return lines;
}

/** Light cells are drawn, since most terminals are dark. */
function halfBlock(isUpperDark: boolean, isLowerDark: boolean): string {
	if (isUpperDark) return isLowerDark ? ' ' : '▄';
	return isLowerDark ? '▀' : '█';
}

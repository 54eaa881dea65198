import { expect, test } from 'vitest';
import { qrCells, qrLines } from '../../src/lib/printing/qr.ts';

test('qrCells gives a square with its three eyes and no quiet zone', () => {
	const cells = qrCells('https://example.org/join#7KQ2MB.abc.def');
	const eye = [true, true, true, true, true, true, true];
	expect(cells.every((row) => row.length === cells.length)).toBe(true);
	expect(cells[0]?.slice(0, 7)).toEqual(eye);
	expect(cells[0]?.slice(-7)).toEqual(eye);
	expect(cells.at(-1)?.slice(0, 7)).toEqual(eye);
});
test('qrLines puts two rows into each line, with a quiet zone', () => {
	const lines = qrLines('7KQ2MB');
	expect(lines.length).toBe(Math.ceil((lines[0]?.length ?? 0) / 2));
	expect(lines[0]).toMatch(/^█+$/);
});

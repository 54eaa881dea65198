import { expect, test } from 'vitest';
import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import { sheetLength } from '#lib/domain/writing/sheet-length.ts';

const din = envelopeProfiles.din5008b;
const words = (count: number) => ['word '.repeat(count)];

test('sheetLength grows in the steps people say', () => {
	const kinds = [0, 20, 80, 150, 210, 270, 360, 600].map((count) => sheetLength(words(count), din).kind);
	expect(kinds).toEqual(['nothing', 'few-lines', 'quarter', 'half', 'three-quarters', 'one', 'little-over', 'pages']);
});

test('sheetLength counts pages of a long letter', () => {
	expect(sheetLength(words(2_000), din)).toEqual({
		kind: 'pages',
		pages: expect.toSatisfy((pages: number) => pages >= 4 && pages <= 6)
	});
});

test('sheetLength gives wide signs a whole em', () => {
	expect(sheetLength(['漢'.repeat(400)], din).kind).not.toBe(sheetLength(['a'.repeat(400)], din).kind);
});

test('sheetLength counts each line feed and is quick with a megabyte', () => {
	expect(sheetLength(['\na'.repeat(10)], din).kind).toBe('half');
	expect(sheetLength(words(210_000), din).kind).toBe('pages');
});

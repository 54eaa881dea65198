import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printItems, type PrintRequest } from '../../src/lib/printing/print-job.ts';
import { linesOf } from '../../src/lib/printing/text/lines.ts';
import { displayLines } from '../../src/lib/printing/text/normalise.ts';
import { unsettable } from '../../src/lib/printing/text/unsettable.ts';
import { aCard, aLetter } from '../support/items.ts';
import { printFonts, printWords } from '../support/print-fonts.ts';

const request: PrintRequest = {
	...{ kind: 'all', envelope: 'uk-dl', words: printWords, title: 'Letters', createdAt: new Date('2026-12-10T14:00:00Z') }
};
/** Every sign of the blocks that our fonts are for, with marks and rare spaces. */
const settable = fc.string({
	unit: fc.constantFrom(
		...charactersIn(
			[0x20, 0x7e],
			[0xa0, 0x17f],
			[0x300, 0x314],
			[0x386, 0x3ce],
			[0x400, 0x45f],
			[0x1200, 0x1248],
			[0x1ea0, 0x1ef9],
			[0x2000, 0x2027]
		)
	),
	maxLength: 400
});
/** Gives what the parser lets through: no control character except the line feed. */
const anything = fc
	.string({ unit: 'binary', maxLength: 200 })
	.map((text) => [...text].filter((sign) => sign === '\n' || (sign >= ' ' && sign !== '\u007f')).join(''));

function charactersIn(...ranges: [number, number][]): string[] {
	const all = ranges.flatMap(([first, last]) =>
		Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
	);
	return all.filter((character) => unsettable([character], printFonts).characters.length === 0);
}

describe('linesOf', () => {
	test('loses no sign of any settable text, at any width', () => {
		fc.assert(
			fc.property(settable, fc.double({ min: 0.5, max: 60, noNaN: true }), (text, widthEm) => {
				if (unsettable([text], printFonts).characters.length > 0) return;
				const lines = linesOf(text, widthEm, { lang: 'nl', direction: 'auto', weight: 'regular' }, printFonts);
				const ink = (value: string) => value.replace(/[ \u00ad]/g, '').replaceAll('-', '');
				expect(ink(lines.map((line) => line.text).join(''))).toBe(ink(displayLines(text).join('')));
			}),
			{ numRuns: 300 }
		);
	});
});

describe('printItems', () => {
	test('prints any item or holds it back, and never throws', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.oneof(settable, anything), { minLength: 1, maxLength: 5 }),
				settable,
				async (paragraphs, name) => {
					const from = { name: name.slice(0, 120) };
					const items = [aLetter({ paragraphs, from }), aCard({ paragraphs, from, to: { lines: [name.slice(0, 60)] } })];
					const printed = await printItems(items, request, printFonts);
					if (printed.kind !== 'printed' && printed.kind !== 'nothing') throw new Error(printed.kind);
					const known = [...(printed.kind === 'printed' ? printed.printed : []), ...printed.held.map((held) => held.id)];
					expect(known.toSorted()).toEqual(items.map((item) => item.id).toSorted());
				}
			),
			{ numRuns: 60 }
		);
	});
});

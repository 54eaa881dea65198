import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseItem } from '#lib/domain/item.ts';
import { strokesBounds } from '#lib/domain/writing/strokes.ts';
import { aCard, aLetter } from '../support/builders.ts';

const problemOf = (value: unknown) => {
	const parsed = parseItem(value);
	return parsed.kind === 'malformed' ? parsed.problem : 'parsed';
};

test('parseItem gives back a letter and a card as they were', () => {
	for (const item of [aLetter(), aCard({ drawing: { width: 148, height: 105, lines: [[1, 2, 3, 4]] } })]) {
		expect(parseItem(structuredClone(item))).toEqual({ kind: 'parsed', value: item });
	}
});

test.each<[string, unknown, string]>([
	['another version', { ...aLetter(), v: 2 }, 'v: must be 1'],
	['a field it does not know', { ...aLetter(), secret: 1 }, 'secret: is not a known field'],
	['a day that does not exist', aLetter({ writtenOn: '2026-02-30' }), 'writtenOn: is not a day that exists'],
	['thirteen address lines', aLetter({ to: { lines: Array.from({ length: 13 }, () => 'x') } }), 'to.lines: at most 12 lines'],
	['a lone surrogate', aLetter({ paragraphs: ['a\uD800b'] }), 'paragraphs[0]: must be well-formed Unicode'],
	['NUL in a name', aLetter({ from: { name: 'No\u0000ra' } }), 'from.name: must not contain control characters'],
	['a line feed in a name', aLetter({ from: { name: 'No\nra' } }), 'from.name: must not contain control characters'],
	['an empty letter', aLetter({ paragraphs: [] }), 'paragraphs: a letter needs at least one'],
	['an empty card', aCard({ paragraphs: [] }), 'paragraphs: an empty card'],
	[
		'half a point in a signature',
		aLetter({ signature: { width: 9, height: 9, lines: [[1, 2, 3]] } }),
		'signature: every line needs pairs of numbers'
	],
	[
		'NaN in a drawing',
		aCard({ drawing: { width: 9, height: 9, lines: [[Number.NaN, 2]] } }),
		'drawing.lines[0][0]: must be a number'
	],
	[
		'fewer pens than lines',
		aCard({ drawing: { width: 9, height: 9, lines: [[1, 2]], pens: [] } }),
		'drawing: must have one pen for each line'
	],
	['no object', 'letter', 'must be an object'],
	['null', null, 'must be an object']
])('parseItem refuses %s and names the path', (_what, value, problem) => {
	expect(problemOf(value)).toBe(problem);
});

test('parseItem refuses strokes with more numbers than a printer shows', () => {
	const half = Array.from({ length: strokesBounds.numbers / 2 + 2 }, () => 1);
	expect(problemOf(aLetter({ signature: { width: 9, height: 9, lines: [half, half] } }))).toBe(
		`signature: at most ${strokesBounds.numbers} numbers`
	);
});

test('parseItem keeps emoji families, right-to-left overrides and combining marks exactly', () => {
	const paragraphs = ['👩‍👩‍👧‍👦 sends \u202Esdrow\u202C', 'e\u0301\u0323 ≠ é', 'line one\nline two'];
	expect(parseItem(aLetter({ paragraphs }))).toMatchObject({ kind: 'parsed', value: { paragraphs } });
});

test('parseItem never throws, whatever it is given', () => {
	fc.assert(
		fc.property(fc.anything(), (value) => {
			expect(['parsed', 'malformed']).toContain(parseItem(value).kind);
		})
	);
});

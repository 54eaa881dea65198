import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isolated, withoutTurns } from '#lib/domain/language/isolate.ts';

const bidi = bidiFactory();
/** Gives the signs as they stand on the line from left to right, without the invisible ones. */
function seen(text: string): string {
	const order = bidi.getReorderedIndices(text, bidi.getEmbeddingLevels(text, 'ltr'));
	return order
		.map((at) => text[at])
		.join('')
		.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

test('isolated leaves a sentence alone whatever signs that turn stand in a name', () => {
	const turning = fc.array(
		fc.constantFrom(
			'a',
			'7',
			' ',
			')',
			'ש',
			'م',
			'\u200f',
			'\u202a',
			'\u202b',
			'\u202c',
			'\u202d',
			'\u202e',
			'\u2066',
			'\u2067',
			'\u2068',
			'\u2069'
		),
		{ maxLength: 12 }
	);
	fc.assert(
		fc.property(turning, (signs) => {
			const line = seen(`Go and see table ${isolated(signs.join(''))}. 12 items wait there (so far).`);
			expect(line.startsWith('Go and see table ')).toBe(true);
			expect(line.endsWith('. 12 items wait there (so far).')).toBe(true);
		}),
		{ numRuns: 2_000 }
	);
});

test('a sentence is turned round by a name that is not isolated', () => {
	expect(seen('Table 7\u202e: 12 items')).not.toMatch(/: 12 items$/);
});

test('isolated gives a name without anything that turns as it is', () => {
	for (const name of ['7', 'Zoë (window) № 12', '王怡', 'Ольга']) expect(isolated(name)).toBe(name);
});

test('isolated keeps a name apart in a sentence that runs from right to left', () => {
	expect(isolated('Anna!', 'rtl')).toBe('\u2068Anna!\u2069');
});

test('withoutTurns keeps isolates that have their partner', () => {
	expect(withoutTurns('\u2067שלום\u2069 \u202eand\u2069 on\u2068')).toBe('\u2067שלום\u2069 and on');
});

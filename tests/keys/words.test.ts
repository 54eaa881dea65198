import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entropyOf, newWords, readWords, suggestWords, wordsOf } from '#lib/keys/words.ts';
import { anyText } from '../support/any-text.ts';
import { random } from '../support/people.ts';

const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow'.split(' ');

test('newWords gives twelve words that readWords accepts', () => {
	const fresh = newWords(random);
	expect(fresh).toHaveLength(12);
	expect(readWords(fresh.join(' '))).toEqual({ kind: 'words', words: fresh });
});

test('readWords understands capitals, line breaks, commas and numbers', () => {
	const numbered = words.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join('\n');
	expect(readWords(numbered)).toEqual({ kind: 'words', words });
	expect(readWords(`  ${words.join(', ')}.`)).toEqual({ kind: 'words', words });
	expect(readWords(words.map((word, index) => `${index + 1}) ${word}`).join('\r\n'))).toEqual({ kind: 'words', words });
	expect(readWords(words.map((word, index) => `${index + 1}${word}`).join('\t'))).toEqual({ kind: 'words', words });
});

test('readWords names the place of an unknown word and what was likely meant', () => {
	const typed = words.with(5, 'sausge');
	expect(readWords(typed.join(' '))).toEqual({
		kind: 'unknown-word',
		position: 6,
		word: 'sausge',
		suggestions: expect.arrayContaining(['sausage']) as string[]
	});
});

test('readWords tells an unknown word before a wrong count', () => {
	expect(readWords('lemmon')).toMatchObject({ kind: 'unknown-word', position: 1, suggestions: ['lemon', 'lesson', 'common'] });
});

test.each([0, 1, 11, 13, 24])('readWords refuses %i words with their count', (count) => {
	const typed = Array.from({ length: count }, () => 'zoo').join(' ');
	expect(readWords(typed)).toEqual({ kind: 'wrong-count', count });
});

test('readWords refuses twelve words when two were swapped', () => {
	expect(readWords([words[1], words[0], ...words.slice(2)].join(' '))).toEqual({ kind: 'wrong-checksum' });
});

test('readWords gives back the words of any entropy', () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (entropy) => {
			const read = readWords(wordsOf(entropy).join('\n'));
			expect(read.kind === 'words' && entropyOf(read.words)).toEqual(new Uint8Array(entropy));
		})
	);
});

test('readWords gives an outcome for any text', () => {
	fc.assert(
		fc.property(anyText({ maxLength: 300 }), (typed) => {
			expect(['words', 'unknown-word', 'wrong-count', 'wrong-checksum']).toContain(readWords(typed).kind);
		})
	);
});

test('suggestWords completes what was typed and stays silent before the first letter', () => {
	expect(suggestWords('Lem', 5)).toEqual(['lemon']);
	expect(suggestWords('a', 4)).toHaveLength(4);
	expect(suggestWords(' ', 4)).toEqual([]);
});

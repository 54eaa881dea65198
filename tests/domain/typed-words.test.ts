import { expect, test } from 'vitest';
import { typedWords } from '#lib/domain/typed-words.ts';

test('typedWords understands numbers, capitals, commas and line breaks', () => {
	expect(typedWords('1. Lemon\n2. harbor, 3) GENTLE')).toEqual(['lemon', 'harbor', 'gentle']);
	expect(typedWords(' 1.lemon|2.harbor;"gentle" ')).toEqual(['lemon', 'harbor', 'gentle']);
	expect(typedWords(' 1. \n ')).toEqual([]);
});

test('typedWords keeps a misread word in one piece', () => {
	expect(typedWords('lem0n harb-or')).toEqual(['lem0n', 'harb-or']);
});

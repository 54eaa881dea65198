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

test('typedWords puts words that are all numbered into the order of their numbers', () => {
	expect(typedWords('1. lemon 3. gentle\n2. harbor 4. quiet')).toEqual(['lemon', 'harbor', 'gentle', 'quiet']);
	expect(typedWords('2)harbor 1)lemon')).toEqual(['lemon', 'harbor']);
	expect(typedWords('2. harbor lemon')).toEqual(['harbor', 'lemon']);
	expect(typedWords('2. harbor 2. lemon')).toEqual(['harbor', 'lemon']);
	expect(typedWords('3. harbor 4. lemon')).toEqual(['harbor', 'lemon']);
});

test('typedWords joins what a program broke or marked inside a word', () => {
	expect(typedWords('har\u00adbor lem\u200bon \ufeffgentle')).toEqual(['harbor', 'lemon', 'gentle']);
	expect(typedWords('har-\nbor lemon')).toEqual(['harbor', 'lemon']);
});

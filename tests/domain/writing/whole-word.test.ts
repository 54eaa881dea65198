import { expect, test } from 'vitest';
import { hasWord } from '#lib/domain/writing/whole-word.ts';

test('hasWord finds a word alone, also after it stood inside another', () => {
	expect(hasWord('the goddess and a god', 'god')).toBe(true);
	expect(hasWord('(god)', 'god')).toBe(true);
	expect(hasWord('goddess, demigod', 'god')).toBe(false);
	expect(hasWord('god', '')).toBe(false);
});

test('hasWord takes a letter beyond the first plane for a letter', () => {
	expect(hasWord('𐐀god', 'god')).toBe(false);
	expect(hasWord('god𐐀', 'god')).toBe(false);
	expect(hasWord('👋god👋', 'god')).toBe(true);
});

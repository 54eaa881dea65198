import { expect, test } from 'vitest';
import { firstSpoken, spoken } from '#lib/i18n/languages.ts';

test('firstSpoken passes over languages that came later, and speaks English where it knows none', () => {
	expect(firstSpoken(['xx', 'tlh-Latn', 'nl-BE'])).toBe('nl');
	expect(firstSpoken(['xx'])).toBe('en');
	expect(firstSpoken([])).toBe('en');
	expect(spoken('xx')).toBeUndefined();
});

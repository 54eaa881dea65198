import { expect, test } from 'vitest';
import { letterFormsIn } from '../../../src/lib/domain/language/letter-forms.ts';

test('letterFormsIn has the forms of a country where they differ, else those of the language', () => {
	expect(letterFormsIn('en-US')).toEqual({ salutation: 'Dear Sir or Madam:', closing: 'Respectfully,' });
	expect(letterFormsIn('en-GB')?.closing).toBe('Yours faithfully,');
	expect(letterFormsIn('nl-BE')?.closing).toBe('Hoogachtend');
	expect(letterFormsIn('nl')?.closing).toBe('Hoogachtend,');
	expect(letterFormsIn('de-CH')?.closing).toBe('Hochachtungsvoll');
	expect(letterFormsIn('ti')).toBeUndefined();
});

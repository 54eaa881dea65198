import { expect, test } from 'vitest';
import { dayOfLetter, isSubjectAfterSalutation, subjectLine } from '#lib/domain/language/letter-customs.ts';

test('subjectLine puts the word of the language before the subject, once', () => {
	expect(subjectLine('Wendy Galarza', 'nl')).toBe('Betreft: Wendy Galarza');
	expect(subjectLine('Betreft: Wendy Galarza', 'nl')).toBe('Betreft: Wendy Galarza');
	expect(subjectLine('OBJET : Wendy Galarza', 'fr-CA')).toBe('OBJET : Wendy Galarza');
	expect(subjectLine('Wendy Galarza', 'de')).toBe('Wendy Galarza');
	expect(subjectLine('Betreft een mens', 'nl')).toBe('Betreft: Betreft een mens');
});

test('isSubjectAfterSalutation is true of English letters, and false of American ones', () => {
	expect(['en', 'en-GB', 'en-US', 'nl', 'ti', ''].map(isSubjectAfterSalutation)).toEqual([
		true,
		true,
		false,
		false,
		false,
		false
	]);
});

test('dayOfLetter begins with "le" in French and leaves other languages alone', () => {
	expect(dayOfLetter('2026-12-10', 'fr')).toBe('le 10 décembre 2026');
	expect(dayOfLetter('2026-12-01', 'fr-BE')).toBe('le 1er décembre 2026');
	expect(dayOfLetter('2026-12-10', 'nl')).toBe('10 december 2026');
	expect(dayOfLetter('2026-12-10', 'fy-NL-x')).not.toContain('le ');
});

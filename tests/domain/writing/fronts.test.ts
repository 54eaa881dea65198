import { expect, test } from 'vitest';
import { frontOf, fronts, frontSlugs } from '../../../src/lib/domain/writing/fronts.ts';
import { parseWith } from '../../../src/lib/domain/decode/parse.ts';
import { strokesField } from '../../../src/lib/domain/writing/strokes-field.ts';

test.each(frontSlugs)('the front %s is a drawing like any other, inside its card', (slug) => {
	expect(parseWith(strokesField, fronts[slug]).kind).toBe('parsed');
	const numbers = fronts[slug].lines.flat();
	expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
	expect(Math.max(...numbers.filter((_, index) => index % 2 === 1))).toBeLessThanOrEqual(105);
});
test('frontOf gives the plain front for a name that is gone', () => {
	expect(frontOf('gone')).toBe(fronts.plain);
	expect(frontOf(undefined)).toBe(fronts.plain);
});

import { expect, test } from 'vitest';
import { partsInLine } from '#lib/domain/language/parts-in-line.ts';

test('partsInLine binds each dot to the part before it, so that no line begins with one', () => {
	expect(partsInLine(['Last heard 15:20', 'Version 1.2', 'Ready'])).toBe('Last heard 15:20\u00a0· Version 1.2\u00a0· Ready');
	expect(partsInLine(['Ready'])).toBe('Ready');
	expect(partsInLine([])).toBe('');
});

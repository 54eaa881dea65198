import { expect, test } from 'vitest';
import { crockford } from '#lib/domain/crockford.ts';

test('crockford has a sign for each five bits, and none that is misread', () => {
	const signs = crockford(Array.from({ length: 32 }, (_, value) => value));
	expect(new Set(signs).size).toBe(32);
	expect(signs).not.toMatch(/[ILOU]/);
	expect(crockford(Uint8Array.of(0, 31, 32, 255))).toBe('0Z0Z');
});

import { expect, test } from 'vitest';
import { newId } from '#lib/domain/id.ts';
import { countedRandom } from '../support/builders.ts';

test('newId is a UUIDv7 that sorts by its moment', () => {
	const random = countedRandom();
	const moments = [0, 1, 1_764_000_000_000, 1_764_000_000_001, 4_000_000_000_000];
	const ids = moments.map((nowMs) => newId(nowMs, random));
	for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	expect([...ids].sort()).toEqual(ids);
});

test('newId works with a clock before 1970', () => {
	expect(newId(-1, countedRandom())).toMatch(/^00000000-0000-7/);
});

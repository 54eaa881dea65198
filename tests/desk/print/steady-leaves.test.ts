import { expect, test } from 'vitest';
import { steadyLeaves } from '#lib/desk/print/steady-leaves.ts';

const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test('steadyLeaves gives the very same leaves while they hold the same things, and new ones where something changed', () => {
	const steady = steadyLeaves();
	const first = steady([[a, b], [c]]);
	expect(steady([[a, b], [c]])).toBe(first);
	const second = steady([
		[a, b],
		[c, a]
	]);
	expect(second[0]).toBe(first[0]);
	expect(second).toEqual([
		[a, b],
		[c, a]
	]);
	expect(steady([[{ ...a }, b]])[0]).not.toBe(first[0]);
	expect(steady([])).toEqual([]);
});

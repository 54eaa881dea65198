import { expect, test } from 'vitest';
import { ifKnown, oneOfOr, openList, orElse } from '#lib/domain/decode/open.ts';
import { integer, list, oneOf, openShape, optional, orNull, parseWith, shape } from '#lib/domain/decode/parse.ts';

const colour = oneOfOr('red', 'blue');

test('oneOfOr reads a name that it does not know as the first, and says where and what', () => {
	expect(parseWith(colour, 'blue')).toEqual({ kind: 'parsed', value: 'blue' });
	expect(parseWith(openShape({ ink: colour }), { ink: 'ultraviolet' })).toEqual({
		kind: 'parsed',
		value: { ink: 'red' },
		notKnown: [{ path: 'ink', found: 'ultraviolet' }]
	});
});

test.each([undefined, null, {}, [], '\u001b[2J', 'x'.repeat(61)])('oneOfOr does not repeat %j', (value) => {
	expect(parseWith(colour, value)).toEqual({ kind: 'parsed', value: 'red', notKnown: [{ path: '', found: '' }] });
});

test('orElse reads another value for one that it cannot use', () => {
	expect(parseWith(orElse(5, integer({ min: 1, max: 9 })), 12)).toMatchObject({ value: 5, notKnown: [{ found: '12' }] });
});

test('ifKnown takes nothing for a value that it does not know, and says so; absent is absent', () => {
	const late = ifKnown(oneOf(true));
	expect(parseWith(late, undefined)).toEqual({ kind: 'parsed', value: undefined });
	expect(parseWith(late, 'by a day')).toEqual({ kind: 'parsed', value: undefined, notKnown: [{ path: '', found: 'by a day' }] });
});

test('openList leaves out what it does not understand and keeps the others in their order', () => {
	const ones = openList(shape({ n: integer({ min: 1, max: 9 }) }), { max: 4 });
	expect(parseWith(ones, [{ n: 1 }, 'two', { n: 3 }, { n: 40 }])).toEqual({
		kind: 'parsed',
		value: [{ n: 1 }, { n: 3 }],
		notKnown: [
			{ path: '[1]', found: 'two' },
			{ path: '[3]', found: '' }
		]
	});
	expect(parseWith(ones, Array.from({ length: 5 }))).toEqual({ kind: 'malformed', problem: 'at most 4 items' });
	expect(parseWith(ones, { n: 1 })).toEqual({ kind: 'malformed', problem: 'must be a list' });
});

test('what is not known is told through every decoder that holds another', () => {
	const deep = openShape({
		a: optional(orNull(list(openShape({ b: openList(openShape({ c: colour }), { max: 2 }) }), { max: 2 })))
	});
	expect(parseWith(deep, { a: [{ b: [{ c: 'green' }] }] })).toMatchObject({
		value: { a: [{ b: [{ c: 'red' }] }] },
		notKnown: [{ path: 'a[0].b[0].c', found: 'green' }]
	});
});

test('openShape passes over what it has no name for, and never reads what every object answers to', () => {
	const point = openShape({ x: optional(integer({ min: 0, max: 9 })), constructor: optional(oneOf('mine')) });
	expect(parseWith(point, { x: 1, colour: 'red', deep: { er: [] } })).toEqual({ kind: 'parsed', value: { x: 1 } });
	expect(parseWith(point, JSON.parse('{"__proto__":{"x":3}}'))).toEqual({ kind: 'parsed', value: {} });
});

test('shape says of a field or a name that it does not know that a newer app may have written it, and of no other mistake', () => {
	const point = shape({ v: oneOf(1), x: integer({ min: 0, max: 9 }), side: oneOf('left', 'right') });
	const sound = { v: 1, x: 1, side: 'left' };
	const mayBeNewer = (change: object) => {
		const read = parseWith(point, { ...sound, ...change });
		return read.kind === 'malformed' && read.mayBeNewer === true;
	};
	expect([{ z: 1 }, { v: 2 }, { side: 'middle' }].map(mayBeNewer)).toEqual([true, true, true]);
	expect([{ x: 10 }, { x: '1' }, { side: 4 }, { v: undefined }].map(mayBeNewer)).toEqual([false, false, false, false]);
});

/** Spoils valid values in every way that a stranger may think of: first trees of JSON, and then their text. */
import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };

/** Gives a number from 0 up to 1, as `Math.random` does. */
export type Chance = () => number;
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** mulberry32: the same seed gives the same numbers again. */
export function chanceFrom(seed: number): Chance {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export const oneFrom = <T>(choices: readonly T[], chance: Chance): T => choices[Math.floor(chance() * choices.length)]!;

/** The Big List of Naughty Strings, and some strings that it lacks. */
export const naughty: readonly string[] = [
	...naughtyStrings,
	...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'toJSON', 'length'],
	...['\ud800', '\udfff', 'a\ud83d', '\ude00b', '\u0000', 'a\u0000b', '\u007f', '\u0085', '\ufeff', '\u2028', '\uffff'],
	...['\u202e\u2066abc\u2069', 'e' + '\u0301'.repeat(500), '\u200b', '\u{e0041}', '﷽'.repeat(20), '\u001b[2J\u001b]0;x\u0007'],
	...['2026-02-30', '9999-99-99', '-000001-01-01', 'NaN', 'Infinity', '0x10', '1e999', '=AAA', 'AAA=A', 'A A=', '====', 'Zg==\n'],
	...['../../etc/passwd', '%00', '%ff', '%', '#', '?', '\\', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x']
];

const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'toJSON'] as const;

export function nested(depth: number, isList = true): Json {
	let value: Json = 1;
	for (let level = 0; level < depth; level++) value = isList ? [value] : { a: value };
	return value;
}

const numbers = [0, -0, -1, 1, 0.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 63), 4_294_967_296];

export function anyJson(chance: Chance): Json {
	const kinds: (() => Json)[] = [
		() => null,
		() => chance() < 0.5,
		() => oneFrom(numbers, chance),
		() => oneFrom(naughty, chance),
		() => oneFrom(naughty, chance).repeat(1 + Math.floor(chance() * 40)),
		() => 'x'.repeat(Math.floor(10 ** (chance() * 5))),
		() => [],
		() => ({}),
		() => Array.from({ length: Math.floor(10 ** (chance() * 3.5)) }, () => oneFrom(numbers, chance)),
		() => withKey({}, oneFrom(prototypeKeys, chance), { polluted: true }),
		() => nested(Math.floor(10 ** (chance() * 3)), chance() < 0.5)
	];
	return oneFrom(kinds, chance)();
}

/** Sets a key as JSON does: even `__proto__` becomes an ordinary key. */
function withKey(object: { [key: string]: Json }, key: string, value: Json) {
	Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
	return object;
}

/** Gives a copy in which one thing is changed somewhere. */
export function mutated(value: Json, chance: Chance): Json {
	const goDeeper = chance() < 0.8;
	if (Array.isArray(value) && value.length > 0 && goDeeper) return mutatedList(value, chance);
	if (typeof value === 'object' && value !== null && !Array.isArray(value) && goDeeper) return mutatedObject(value, chance);
	if (typeof value === 'string' && chance() < 0.6) return mutatedText(value, chance);
	if (typeof value === 'number' && chance() < 0.6) return value + oneFrom([1, -1, 0.5, 2 ** 53, -value, 1e9], chance);
	return anyJson(chance);
}

function mutatedList(list: Json[], chance: Chance): Json[] {
	const at = Math.floor(chance() * list.length);
	const one = list[at]!;
	const ways: (() => Json[])[] = [
		() => list.with(at, mutated(one, chance)),
		() => list.with(at, mutated(one, chance)),
		() => list.toSpliced(at, 1),
		() => list.toSpliced(at, 0, one),
		() => list.toSpliced(at, 0, anyJson(chance)),
		() => Array.from({ length: Math.floor(10 ** (chance() * 3)) }, () => one)
	];
	return oneFrom(ways, chance)();
}

function mutatedObject(object: { [key: string]: Json }, chance: Chance): Json {
	const keys = Object.keys(object);
	const key = keys.length > 0 ? oneFrom(keys, chance) : 'a';
	const copy = withKey({ ...object }, key, object[key] ?? null);
	const way = chance();
	if (way < 0.6) return withKey(copy, key, mutated(object[key] ?? null, chance));
	if (way < 0.8) return withKey(copy, oneFrom([...prototypeKeys, oneFrom(naughty, chance)], chance), anyJson(chance));
	if (way < 0.9) return withKey(copy, key, object[oneFrom(keys, chance)] ?? null);
	delete copy[key];
	return copy;
}

export function mutatedText(text: string, chance: Chance): string {
	const at = Math.floor(chance() * (text.length + 1));
	const ways: (() => string)[] = [
		() => oneFrom(naughty, chance),
		() => text.slice(0, at),
		() => text.slice(0, at) + oneFrom(naughty, chance) + text.slice(at),
		() => text.slice(0, at) + oneFrom(['\u0000', '\ud800', '\n', ' ', '"', '\\', '=', '0', 'A'], chance) + text.slice(at + 1),
		() => text.toUpperCase(),
		() => text + text,
		() => text.repeat(1 + Math.floor(chance() * 200)).slice(0, 600_000),
		() => ` ${text} `
	];
	return oneFrom(ways, chance)();
}

/** Spoils the text itself: cut, flipped, doubled, not UTF-8, or nested deeper than any parser likes. */
export function mutatedBytes(text: string, chance: Chance): Buffer {
	const bytes = Buffer.from(text);
	const at = Math.floor(chance() * bytes.length);
	const ways: (() => Buffer)[] = [
		() => bytes.subarray(0, at),
		() => Buffer.concat([bytes.subarray(0, at), Buffer.from([Math.floor(chance() * 256)]), bytes.subarray(at + 1)]),
		() => Buffer.concat([bytes.subarray(0, at), Buffer.from([0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80]), bytes.subarray(at)]),
		() => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
		() => Buffer.from(text, 'utf16le'),
		() => Buffer.concat([bytes, bytes]),
		() => Buffer.from(oneFrom(['[', '{"a":', '[[{"":'], chance).repeat(Math.floor(10 ** (chance() * 5)))),
		() => Buffer.from(`{"device":"a","items":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`),
		() => Buffer.alloc(0),
		() => Buffer.from(Array.from({ length: 200 }, () => Math.floor(chance() * 256)))
	];
	return oneFrom(ways, chance)();
}

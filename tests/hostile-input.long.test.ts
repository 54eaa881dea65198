/**
 * Gives every parser whatever a stranger may send. A parser never throws and never hangs. It says what is wrong in one sentence
 * of limited length, and what it takes, it takes again unchanged.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { finish } from '#lib/domain/writing/finish.ts';
import { parseItem } from '#lib/domain/item.ts';
import type { Parsed } from '#lib/domain/decode/parse.ts';
import { aDraft } from './support/draft.ts';
import { anyJson, chanceFrom, mutated, mutatedText, naughty, nested, type Json } from './support/mutations.ts';
import { patienceMs } from './support/patience.ts';
import { parsers, readers, treeOf, type Parser } from './support/parsers.ts';

const seeds = fc.integer();
const runs = { numRuns: 400 };
const asIs = (value: unknown) => value;

afterEach(() => expect(Object.keys(Object.prototype)).toEqual([]));

/** Screens, answers and a shell show the problem. */
function expectSound(parsed: Parsed<unknown>) {
	if (parsed.kind === 'parsed') return;
	expect(parsed.kind).toBe('malformed');
	expect(parsed.problem.length).toBeLessThan(300);
	expect(parsed.problem).toMatch(/^[\x20-\x7e…]+$/);
}

/** What was taken once must be taken again, and give the same value. */
function expectFaithful({ parse, write = asIs }: Parser, parsed: Parsed<unknown>) {
	expectSound(parsed);
	if (parsed.kind === 'malformed') return;
	// JSON has no -0.
	const value = treeOf(parsed.value);
	expect(parse(write(value))).toEqual({ kind: 'parsed', value });
}

describe.each(Object.entries(parsers))('%s', (name, parser) => {
	const { parse, valid, earlier = [], write = asIs } = parser;

	test('gives back what it was given when it is sound', () => {
		for (const value of valid) {
			const parsed = parse(write(treeOf(value)));
			expect(parsed, name).toEqual({ kind: 'parsed', value: treeOf(value) });
			expectFaithful(parser, parsed);
		}
	});

	test('takes or refuses any value, and keeps its word', () => {
		const values = fc.oneof(
			fc.jsonValue({ maxDepth: 6 }),
			seeds.map((seed) => anyJson(chanceFrom(seed)) as fc.JsonValue)
		);
		fc.assert(
			fc.property(values, (value) => expectFaithful(parser, parse(write(value)))),
			runs
		);
	});

	test('takes or refuses a sound value that was altered', () => {
		fc.assert(
			fc.property(seeds, fc.integer({ min: 1, max: 3 }), (seed, times) => {
				const chance = chanceFrom(seed);
				let value: Json = treeOf(valid[Math.floor(chance() * valid.length)]);
				for (let time = 0; time < times; time++) value = mutated(value, chance);
				expectFaithful(parser, parse(write(value)));
			}),
			runs
		);
	});

	test('takes what an earlier version wrote, and takes or refuses it when it was altered', () => {
		for (const value of earlier) expect(parse(write(treeOf(value)))).toMatchObject({ kind: 'parsed' });
		const altered = fc.property(seeds, fc.nat(), (seed, which) => {
			const value = earlier[which % earlier.length];
			if (value !== undefined) expectSound(parse(write(mutated(treeOf(value), chanceFrom(seed)))));
		});
		fc.assert(altered, runs);
	});

	test('takes or refuses each naughty string in each place', () => {
		const [value] = valid;
		for (const place of placesOf(treeOf(value)).slice(0, 40))
			for (const string of naughty) expectFaithful(parser, parse(write(put(treeOf(value), place, string))));
	});

	test('is not held up by what is deep, long or wide', () => {
		const began = performance.now();
		const giants = [
			nested(1_000),
			'x'.repeat(3_000_000),
			' '.repeat(3_000_000),
			Array.from({ length: 200_000 }, () => 1),
			Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]))
		];
		for (const giant of giants) expectSound(parse(write(giant)));
		for (const place of placesOf(treeOf(valid[0])).slice(0, 20))
			for (const giant of giants.slice(0, 3)) expectSound(parse(write(put(treeOf(valid[0]), place, giant))));
		if (write === asIs) expectSound(parse(nested(200_000)));
		else expectSound(parse(write === parsers.parseFeedQuery!.write ? new URLSearchParams('after=[') : '['.repeat(1_000_000)));
		expect(performance.now() - began).toBeLessThan(patienceMs / 3);
	});
});

describe.each(Object.entries(readers))('%s', (_name, { read, valid }) => {
	test('reads or refuses any text', () => {
		const altered = seeds.map((seed) => {
			const chance = chanceFrom(seed);
			return mutatedText(valid[Math.floor(chance() * valid.length)]!, chance);
		});
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), altered), (text) => void expect(read(text)).toHaveProperty('kind')),
			runs
		);
		for (const string of naughty) expect(read(string)).toHaveProperty('kind');
	});

	test('is not held up by a long text', () => {
		const began = performance.now();
		for (const piece of ['x', ' ', "'", '#', '/join?', '.', '%', '(((', '1. ', '٠', '\u0301', '﷽']) {
			expect(read(piece.repeat(1_000_000))).toHaveProperty('kind');
			expect(read(valid[0]! + piece.repeat(200_000) + '!')).toHaveProperty('kind');
		}
		expect(performance.now() - began).toBeLessThan(patienceMs / 3);
	});
});

describe('finish', () => {
	test('makes an item that parseItem takes of any draft, or none', () => {
		const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...naughty));
		const typed = fc.record({ subject: texts, name: texts, town: texts, blocks: fc.array(texts, { maxLength: 6 }) });
		fc.assert(
			fc.property(typed, fc.constantFrom('letter' as const, 'card' as const), (change, kind) => {
				const finished = finish(aDraft({ ...change, kind }), { keyVersion: 1 });
				if (finished.kind === 'finished') expect(parseItem(finished.item)).toEqual({ kind: 'parsed', value: finished.item });
			}),
			runs
		);
	});

	test('is not held up by a page of blanks', () => {
		const began = performance.now();
		for (const blank of [' ', '\n', '\n ', '\u3000', '\t', '\r'])
			finish(aDraft({ blocks: [`a${blank.repeat(200_000)}b`], name: `a${blank.repeat(200_000)}b` }), { keyVersion: 1 });
		expect(performance.now() - began).toBeLessThan(patienceMs / 3);
	});
});

test('every parser of the source stands in the table', () => {
	const source = join(import.meta.dirname, '..', 'src');
	const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|svelte)$/.test(file));
	const found = files
		.flatMap((file) => [
			...readFileSync(join(source, file), 'utf8').matchAll(/export (?:async )?(?:function|const) (parse[A-Z]\w*)/g)
		])
		.map(([, name]) => name!)
		// All other parsers are made of these two.
		.filter((name) => name !== 'parseWith' && name !== 'parseJsonWith');
	const hint = 'Add each new parser to tests/support/parsers.ts or wire-parsers.ts, with a value that it takes';
	expect([...new Set(found)].sort(), hint).toEqual(Object.keys(parsers).sort());
});

type Place = (string | number)[];

function placesOf(value: Json): Place[] {
	if (typeof value !== 'object' || value === null) return [[]];
	const below = Array.isArray(value) ? value.slice(0, 3).map((each, at) => [at, each] as const) : Object.entries(value);
	return below.flatMap(([key, each]) => placesOf(each).map((place) => [key, ...place]));
}

function put(value: Json, [key, ...rest]: Place, what: Json): Json {
	if (key === undefined) return what;
	if (Array.isArray(value)) return value.with(Number(key), put(value[Number(key)]!, rest, what));
	const object = value as { [key: string]: Json };
	return { ...object, [key]: put(object[key]!, rest, what) };
}

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePacks, isSamePack } from '#lib/domain/pack/compare-packs.ts';
import { addCase, changeCase } from '#lib/domain/pack/making/change-cases.ts';
import { problemsOfCase } from '#lib/domain/pack/making/case-problems.ts';
import { addLanguage, removeLanguage } from '#lib/domain/pack/making/languages.ts';
import { problemsOfPack } from '#lib/domain/pack/making/pack-problems.ts';
import { parsePackFile } from '#lib/domain/pack/making/read-making.ts';
import { readyPack, writtenPack } from '#lib/domain/pack/making/ready-pack.ts';
import { takeApart } from '#lib/domain/pack/making/take-apart.ts';
import type { PackInTheMaking } from '#lib/domain/pack/making/unfinished.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { aPackOfVersion2 } from '../../../support/pack-of-version-2.ts';
import { aMaking, spoiledPacks } from '../../../support/spoiled-packs.ts';

const sample = readFileSync('static/packs/marathon-2021.json', 'utf8');
const packOf = (json: string): Pack => {
	const parsed = parsePack(json);
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value;
};
const allProblems = (making: PackInTheMaking) => [
	...problemsOfPack(making),
	...making.cases.flatMap(({ id }) => problemsOfCase(making, id))
];
const ready = (making: PackInTheMaking, before?: Pack) => {
	const outcome = readyPack(making, before);
	if (outcome.kind !== 'ready') throw new Error(outcome.kind);
	return outcome;
};

describe('a pack in the making', () => {
	test.each([
		['the sample', sample],
		['a pack in which every field stands', JSON.stringify(aPackOfVersion2())]
	])('takeApart and readyPack give %s as it was', (_, json) => {
		expect(ready(takeApart(packOf(json))).pack).toEqual(packOf(json));
	});

	test('what a case that was only begun lacks has a field of its own, in each language', () => {
		const [{ id }] = addCase({ ...aMaking(), cases: [] }, 'Nora Lind').cases as [{ id: string }];
		const places = problemsOfCase(addCase({ ...aMaking(), cases: [] }, 'Nora Lind'), id).map(
			({ where, locale }) => `${where.join('/')} ${locale}`
		);
		expect(places).toEqual(expect.arrayContaining(['templates/0/blocks/0/prompt en', 'templates/2/blocks/0/prompt nl']));
		expect(places.filter((place) => place.includes('/blocks '))).toEqual([]);
	});

	test('problems are found exactly where the parser refuses what was typed', () => {
		fc.assert(
			fc.property(spoiledPacks, (making) => {
				const isParsed = parsePack(writtenPack(making)).kind === 'parsed';
				expect(allProblems(making).length === 0).toBe(isParsed);
			}),
			{ numRuns: 500 }
		);
	});

	test('what was taken apart, changed and put together is the same when it is taken apart once more', () => {
		fc.assert(
			fc.property(spoiledPacks, (making) => {
				const outcome = readyPack(making);
				if (outcome.kind !== 'ready') return;
				const again = ready(takeApart(outcome.pack));
				expect(isSamePack(comparePacks(outcome.pack, again.pack))).toBe(true);
				expect(parsePack(outcome.json)).toEqual({ kind: 'parsed', value: outcome.pack });
			}),
			{ numRuns: 500 }
		);
	});

	test('a file of what was typed is read back, whatever was typed', () => {
		fc.assert(
			fc.property(spoiledPacks, (making) => {
				const read = parsePackFile(writtenPack(making));
				if (read.kind === 'parsed') expect(writtenPack(read.value)).toBe(writtenPack(making));
				else expect(read.problem).toMatch(/must be|two have/);
			}),
			{ numRuns: 500 }
		);
	});
});

describe('readyPack', () => {
	const begun = () => addCase(aMaking(), 'Nora Lind');

	test('leaves out a case that is not complete, and names it', () => {
		const { pack, later, asBefore } = ready(begun());
		expect(pack.cases.map(({ id }) => id)).toEqual(['ada-example']);
		expect([later.map(({ id }) => id), asBefore]).toEqual([['nora-lind'], []]);
	});

	test('keeps a published case as it was while somebody changes it', () => {
		const before = packOf(JSON.stringify(aPackOfVersion2()));
		const making = changeCase(aMaking(), 'ada-example', (entry) => ({ ...entry, line: { en: 'Half' } }));
		const { pack, asBefore } = ready(making, before);
		expect(pack.cases).toEqual(before.cases);
		expect(asBefore.map(({ id }) => id)).toEqual(['ada-example']);
		expect(readyPack(making).kind).toBe('no-case');
	});

	test('gives a published case that stays another number when a complete one took its own', () => {
		const before = packOf(JSON.stringify(aPackOfVersion2()));
		const [ada] = aMaking().cases;
		const making = {
			...aMaking(),
			cases: [
				{ ...ada!, line: {} },
				{ ...ada!, id: 'bo' }
			]
		};
		expect(
			ready({ ...making, cases: making.cases.map((each, at) => ({ ...each, number: 2 - at })) }, before).pack.cases
		).toMatchObject([
			{ id: 'ada-example', number: 2 },
			{ id: 'bo', number: 1 }
		]);
	});

	test('publishes nothing while a published case lacks a language that is new', () => {
		const before = packOf(JSON.stringify(aPackOfVersion2()));
		expect(readyPack({ ...addLanguage(aMaking(), 'fr') }, before).kind).toBe('pack-not-ready');
		const making = addLanguage(aMaking(), 'nl-BE');
		const own = { ...making.title, 'nl-BE': 'x' };
		const lists = (texts?: Record<string, string[] | undefined>) => ({ ...texts, 'nl-BE': ['x'] });
		const whole: PackInTheMaking = {
			...making,
			title: own,
			source: { ...making.source, text: own },
			guidance: { letters: lists(), cards: lists() },
			about: lists(making.about)
		};
		for (const field of ['privacy', 'accessibility', 'imprint', 'post'] as const) delete whole[field];
		whole.guidance = { letters: lists(making.guidance?.letters), cards: lists(making.guidance?.cards) };
		expect(readyPack(whole, before)).toMatchObject({ kind: 'cannot-stay', cases: [{ id: 'ada-example' }] });
	});

	test('removeLanguage leaves a pack that is ready in the other language', () => {
		const { pack } = ready(removeLanguage(aMaking(), 'en'));
		expect([pack.locales, pack.cases[0]!.templates.map(({ locale }) => locale)]).toEqual([['nl'], ['nl', 'nl', 'nl']]);
	});
});

test('problemsOfPack names the second row of a country, and nothing of rows that are blank', () => {
	const post = aMaking().post!;
	const placesOf = (rows: PackInTheMaking['post']) =>
		problemsOfPack({ ...aMaking(), post: rows }).map(({ where }) => where.join('/'));
	expect(placesOf([{}, ...post, {}, ...post])).toEqual(['post/3/country']);
	expect(placesOf([{ goes: 'unknown' }])).toEqual(['post/0/country', 'post/0/asOf', 'post/0/source']);
	expect(placesOf([{}, {}])).toEqual([]);
});

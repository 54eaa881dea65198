import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseNewPack } from '#lib/domain/new-pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { aPackJson } from '../support/signed-event.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
interface Loose {
	cases: { country: object; authority: { lines: string[] | null; country?: object } }[];
}

function withAuthority(change: Partial<Loose['cases'][number]['authority']>): string {
	const pack = JSON.parse(aPackJson()) as Loose;
	Object.assign(pack.cases[1]!.authority, change);
	return JSON.stringify(pack);
}

test('parseNewPack takes the sample pack, and one whose address ends with the country of the case', () => {
	expect(parseNewPack(read('static/packs/marathon-2021.json')).kind).toBe('parsed');
	expect(parseNewPack(withAuthority({ lines: ['Street 1', 'MÉXICO'] })).kind).toBe('parsed');
});

test.each([
	['an address without a country', { lines: ['Street 1', 'Jerusalem'] }],
	['a city that is called like its country', { lines: ['Street 1', 'Mexico City'] }]
])('parseNewPack refuses %s until authority.country says it', (_, { lines }) => {
	expect(parseNewPack(withAuthority({ lines }))).toMatchObject({
		kind: 'malformed',
		problem: expect.stringMatching(/^cases\[1\]\.authority\.country: is missing/) as string
	});
	expect(parseNewPack(withAuthority({ lines, country: { en: 'Israel' } })).kind).toBe('parsed');
});

test('parseNewPack refuses the sample pack of version 0.1, which parsePack still takes', () => {
	const before = read('tests/released/0.1/sample-pack.json');
	expect(parseNewPack(before)).toMatchObject({ kind: 'malformed' });
	expect(parsePack(before).kind).toBe('parsed');
});

test('parseNewPack refuses what parsePack refuses, in its words', () => {
	expect(parseNewPack('{"v":1}')).toEqual(parsePack('{"v":1}'));
});

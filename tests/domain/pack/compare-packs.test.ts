import { expect, test } from 'vitest';
import { carryOver } from '#lib/domain/pack/carry-over.ts';
import { comparePacks, isSamePack } from '#lib/domain/pack/compare-packs.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { aPackJson } from '../../support/signed-event.ts';

const read = (json: string) => {
	const parsed = parsePack(json);
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return { json, pack: parsed.value };
};
const before = read(aPackJson());
const changedBy = (change: (pack: Pack) => void) => {
	const pack = structuredClone(before.pack);
	change(pack);
	return read(JSON.stringify(pack));
};
const compared = (change: (pack: Pack) => void) => {
	const { added, changed, removed, ...rest } = comparePacks(before.pack, changedBy(change).pack);
	return {
		added: added.map(({ id }) => id),
		changed: changed.map(({ entry, fields }) => [entry.id, ...fields]),
		removed: removed.map(({ id }) => id),
		...rest
	};
};
const nothing = { added: [], changed: [], removed: [], isReordered: false, fields: [] };

test('comparePacks finds nothing between texts that differ in blanks and the order of fields', () => {
	const { v, ...rest } = before.pack;
	const other = read(JSON.stringify({ ...rest, v }, undefined, 2));
	expect(isSamePack(comparePacks(before.pack, other.pack))).toBe(true);
});

test.each([
	['a changed sentence', (pack: Pack) => void (pack.cases[1]!.story.en = ['Another.']), { changed: [['zhang-zhan', 'story']] }],
	['a changed title', (pack: Pack) => void (pack.title.en = 'Another'), { fields: ['title'] }],
	['a case that is left out', (pack: Pack) => void pack.cases.shift(), { removed: ['wendy-galarza'] }],
	['another order', (pack: Pack) => void pack.cases.reverse(), { isReordered: true }],
	[
		'a case in front of the others',
		(pack: Pack) => void pack.cases.unshift({ ...pack.cases[0]!, id: 'new', number: 9 }),
		{ added: ['new'] }
	]
])('comparePacks names %s and nothing else', (_what, change, found) => {
	expect(compared(change)).toEqual({ ...nothing, ...found });
	expect(isSamePack(comparePacks(before.pack, changedBy(change).pack))).toBe(false);
});

test('carryOver leaves a pack that has every case as it is, to the byte', () => {
	const next = changedBy((pack) => void pack.cases.reverse());
	expect(carryOver(next, before)).toEqual({ kind: 'parsed', value: next });
});

test('carryOver puts a case that was left out behind the others, closed, and under a number of its own', () => {
	const next = changedBy((pack) => (pack.cases = [{ ...pack.cases[0]!, number: 2 }]));
	const carried = carryOver(next, before);
	expect(carried).toMatchObject({
		value: {
			pack: {
				cases: [
					{ id: 'wendy-galarza', number: 2, state: 'open' },
					{ id: 'zhang-zhan', number: 99, state: 'retired' }
				]
			}
		}
	});
	if (carried.kind !== 'parsed') throw new Error(carried.problem);
	expect(carryOver(next, carried.value)).toMatchObject({ value: { pack: carried.value.pack } });
});

test('carryOver leaves two packs of version 1 one of version 1, which a tablet of before can read', () => {
	const first = JSON.parse(before.json) as { cases: object[] };
	const carried = carryOver(read(JSON.stringify({ ...first, cases: first.cases.slice(0, 1) })), before);
	const json = carried.kind === 'parsed' ? carried.value.json : '{}';
	expect(JSON.parse(json)).toMatchObject({ v: 1, cases: [{ id: 'wendy-galarza' }, { id: 'zhang-zhan', status: 'closed' }] });
});

test('carryOver refuses in words what does not fit: a case that lacks a language', () => {
	const dutch = JSON.parse(aPackJson().replaceAll('"en":', '"nl":').replaceAll('"locale":"en"', '"locale":"nl"')) as Pack;
	const next = read(JSON.stringify({ ...dutch, locales: ['nl'], cases: [dutch.cases[0]] }));
	expect(carryOver(next, before)).toMatchObject({ kind: 'malformed', problem: expect.stringContaining('cases[1]') as string });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookletSheets } from '#lib/domain/kit/booklet.ts';
import { mostCopies, proposedCopies, copiesWithin, type KitHall } from '#lib/domain/kit/copies.ts';
import { dayPlan } from '#lib/domain/kit/day-plan.ts';
import { newKit, readKeptKit, type KeptKit } from '#lib/domain/kit/kept-kit.ts';
import { kitParts } from '#lib/domain/kit/parts.ts';
import { kitSheetsOf, kitSums, priceOf, type LaidPart } from '#lib/domain/kit/sums.ts';

const hall: KitHall = { people: 60, tables: 6, cases: 10, languages: 2 };

describe('proposedCopies', () => {
	test('gives each table its guide and two lined sheets to each person, whatever they choose', () => {
		expect(proposedCopies('guide', hall)).toBe(6);
		expect(proposedCopies('privacy', hall)).toBe(7);
		expect(proposedCopies('lined', hall) * hall.cases * hall.languages).toBe(120);
		expect(proposedCopies('cards', hall) * hall.cases).toBe(60);
		expect(proposedCopies('parents', hall)).toBe(60);
	});
	test('never has fewer lined sheets or cards than there are people, and never none of anything', () => {
		const anyHall = fc.record({
			people: fc.integer({ min: 0, max: 4_000 }),
			tables: fc.integer({ min: 0, max: 200 }),
			cases: fc.integer({ min: 0, max: 40 }),
			languages: fc.integer({ min: 1, max: 20 })
		});
		fc.assert(
			fc.property(anyHall, (one) => {
				for (const part of kitParts) expect(proposedCopies(part, one)).toBeGreaterThanOrEqual(1);
				const all = (part: 'lined' | 'cards', among: number) => proposedCopies(part, one) * Math.max(1, among);
				expect(all('cards', one.cases)).toBeGreaterThanOrEqual(Math.min(one.people, mostCopies));
				expect(all('lined', one.cases * one.languages)).toBeGreaterThanOrEqual(Math.min(2 * one.people, mostCopies));
			})
		);
	});
	test('takes what somebody types within its bounds', () => {
		expect([Number.NaN, -4, 3.9, 1e9].map((typed) => copiesWithin(typed, 0, 99))).toEqual([0, 0, 3, 99]);
	});
});

describe('kitSums', () => {
	const guide: LaidPart = { part: 'guide', pages: [4, 4], copies: 6 };
	const lined: LaidPart = { part: 'lined', pages: Array.from({ length: 20 }, () => 1), copies: 6 };
	const cards: LaidPart = { part: 'cards', pages: [10], copies: 6, perSheet: 4 };
	const stories: LaidPart = { part: 'case', pages: [1, 3], copies: 2 };

	test('counts both sides of the paper where both are printed, and each document from a sheet of its own', () => {
		expect(kitSheetsOf(guide, true)).toBe(24);
		expect(kitSheetsOf(guide, false)).toBe(48);
		expect(kitSheetsOf(stories, true)).toBe(6);
		expect(kitSheetsOf(lined, true)).toBe(120);
		expect(kitSheetsOf(cards, true)).toBe(15);
	});
	test('weighs a sheet of A4 as 5 g, and a card’s as 200 g a square metre', () => {
		expect(kitSums([lined], true, 'a4')).toEqual({ sheets: 120, other: 0, grams: 599, onBothSides: 0 });
		expect(kitSums([cards], false, 'a4')).toEqual({ sheets: 15, other: 15, grams: 187, onBothSides: 15 });
		expect(kitSums([guide, lined], true, 'a4')).toMatchObject({ sheets: 144, onBothSides: 24 });
		expect(kitSums([], true, 'letter')).toEqual({ sheets: 0, other: 0, grams: 0, onBothSides: 0 });
	});
	test('reads a price with a point or a comma, and nothing else', () => {
		expect(['1.2', ' 1,2 ', '0', '12'].map(priceOf)).toEqual([1.2, 1.2, 0, 12]);
		expect(['', 'free', '-1', '1.2.3', '€ 1', '1e3'].map(priceOf)).toEqual(Array.from({ length: 6 }, () => undefined));
	});
});

describe('bookletSheets', () => {
	test('lays four pages on one sheet, the last beside the first', () => {
		expect(bookletSheets(4)).toEqual([{ front: [3, 0], back: [1, 2] }]);
		expect(bookletSheets(6)).toEqual([
			{ front: [undefined, 0], back: [1, undefined] },
			{ front: [5, 2], back: [3, 4] }
		]);
	});
	test('has each page once, and reads in order when it is folded', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 80 }), (count) => {
				const sheets = bookletSheets(count);
				// From the first sheet inwards one turns each leaf; from the middle outwards come the other halves.
				const halves = (inwards: boolean) => (inwards ? sheets : sheets.toReversed());
				const first = halves(true).flatMap(({ front, back }) => [front[1], back[0]]);
				const last = halves(false).flatMap(({ front, back }) => [back[1], front[0]]);
				const read = [...first, ...last].filter((page) => page !== undefined);
				expect(read).toEqual(Array.from({ length: count }, (_, at) => at));
			})
		);
	});
});

describe('dayPlan', () => {
	test('counts back from the doors and from the end', () => {
		const hours = dayPlan({ from: '14:00', to: '20:00' }).map(({ at }) => at);
		expect(hours).toEqual(['12:30', '13:30', '14:00', '19:40', '20:00']);
	});
	test('goes over midnight, and leaves a blank for an hour that nobody has said', () => {
		expect(dayPlan({ from: '00:30', to: '' }).map(({ at }) => at)).toEqual(['23:00', '00:00', '00:30', '', '']);
	});
});

describe('readKeptKit', () => {
	test('gives back what was kept', () => {
		const kept: KeptKit = {
			...newKit,
			...{ people: 75, tables: 8, languages: ['en', 'nl'], isBooklet: true, files: 'each', price: '0,05', currency: '€' },
			copies: [{ part: 'lined', count: 12 }]
		};
		expect(readKeptKit(JSON.stringify(kept))).toEqual(kept);
	});
	test('reads what it does not understand as never said, and keeps the rest', () => {
		const later = {
			...newKit,
			people: -3,
			parts: ['guide', 'flags'],
			copies: [{ part: 'flags', count: 2 }],
			files: 'zip',
			tables: 9
		};
		expect(readKeptKit(JSON.stringify(later))).toEqual({ ...newKit, parts: ['guide'], tables: 9 });
		for (const note of ['', '{', '[]', 'null', '{"parts":7,"copies":{}}']) expect(readKeptKit(note)).toEqual(newKit);
	});
});

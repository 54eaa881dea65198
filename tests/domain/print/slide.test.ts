import { describe, expect, test } from 'vitest';
import { envelopes } from '#lib/domain/manifest.ts';
import { paperSizes } from '#lib/domain/print/envelope.ts';
import { isWithin, rect } from '#lib/domain/print/rect.ts';
import { playOf, seenThrough, shownAt } from '#lib/domain/print/slide.ts';
import { windowProfileOf } from '#lib/domain/print/window-profile.ts';

const dl = { widthMm: 220, heightMm: 110 };
const a4 = paperSizes.a4;

describe('playOf', () => {
	test.each([
		['in thirds', [99, 198], 11],
		['for its envelope', [105, 210], 5],
		['for DIN 5008 A, whose first panel is lower than the next', [87, 192], 5]
	])('of an A4 sheet folded %s in DL', (_, foldsMm, downMm) => {
		expect(playOf({ cover: dl, sheet: a4, foldsMm })).toEqual({ rightMm: 10, downMm });
	});
	test('of a sheet that lies flat', () => {
		expect(playOf({ cover: { widthMm: 229, heightMm: 324 }, sheet: a4, foldsMm: [] })).toEqual({ rightMm: 19, downMm: 27 });
	});
});

describe('seenThrough', () => {
	const din680 = rect(20, 50, 110, 95);
	test('leaves of a window what it shows of the sheet wherever that lies', () => {
		expect(seenThrough({ cover: dl, sheet: a4, foldsMm: [105, 210] }, din680)).toEqual({
			zone: rect(20, 50, 100, 90),
			reach: rect(10, 45, 110, 95)
		});
	});
	test('counts from the top of the sheet, though another panel is higher', () => {
		expect(seenThrough({ cover: dl, sheet: a4, foldsMm: [87, 192] }, din680)).toEqual({
			zone: rect(20, 32, 100, 72),
			reach: rect(10, 27, 110, 77)
		});
	});
	test('is what every single place has in common, and what all of them show together', () => {
		const folded = { cover: dl, sheet: a4, foldsMm: [105, 210] };
		const { zone, reach } = seenThrough(folded, din680);
		for (const rightMm of [0, 3, 10])
			for (const downMm of [0, 2, 5]) {
				const shown = shownAt(folded, din680, { rightMm, downMm });
				expect(isWithin(zone, shown) && isWithin(shown, reach)).toBe(true);
			}
	});
});

test.each(envelopes)(
	'%s has its window over the part that always shows, and is folded so that every panel goes in',
	(envelope) => {
		const { window, zone, cover, foldsMm, paper } = windowProfileOf({ envelope });
		expect(isWithin(zone, window)).toBe(true);
		const edges = [0, ...foldsMm, paperSizes[paper].heightMm];
		const panels = edges.slice(1).map((edge, index) => edge - edges[index]!);
		expect(panels).toHaveLength(3);
		expect(Math.max(...panels)).toBeLessThan(cover.heightMm - 2);
	}
);

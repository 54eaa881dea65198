import { describe, expect, test } from 'vitest';
import { ownEnvelope, ownWindowField, plainOwnWindow, problemOf, type OwnWindow } from '#lib/domain/print/measured-envelope.ts';
import { rect } from '#lib/domain/print/rect.ts';
import { windowProfileOf } from '#lib/domain/print/window-profile.ts';
import { parseWith } from '#lib/domain/decode/parse.ts';

const own = (change: Partial<OwnWindow> = {}): OwnWindow => ({ ...plainOwnWindow, ...change });
const c5 = { coverWidthMm: 229, coverHeightMm: 162 };

test('plainOwnWindow is the window of DIN 5008 B', () => {
	const known = windowProfileOf({ envelope: 'din5008b' });
	const measured = windowProfileOf({ envelope: 'uk-dl', ownWindow: own() });
	for (const each of ['zone', 'reach', 'opening', 'cover', 'foldsMm', 'sender'] as const)
		expect(measured[each]).toEqual(known[each]);
});

describe('ownEnvelope', () => {
	test.each([
		['DL in three', {}, [105, 210]],
		['C6/5 in three', { coverHeightMm: 114 }, [109, 218]],
		['C5 in two', c5, [148.5]],
		['C4 not at all', { coverWidthMm: 229, coverHeightMm: 324 }, []],
		['Letter paper for #10', { paper: 'letter', coverWidthMm: 241.3, coverHeightMm: 104.8 }, [99.8, 199.6]]
	] as const)('folds a sheet for %s', (_, change, foldsMm) => {
		expect(ownEnvelope(own(change)).foldsMm).toEqual(foldsMm);
	});
	test('has the window from the top, though it is measured from the bottom', () => {
		expect(ownEnvelope(own()).opening).toEqual(rect(20, 50, 110, 95));
	});
});

describe('problemOf', () => {
	test.each([
		['nothing', undefined, {}],
		['nothing, with C5', undefined, { ...c5, fromBottomMm: 60 }],
		['an envelope that is narrower than the sheet', 'cover', { coverWidthMm: 162 }],
		['one that is too low for three panels', 'cover', { coverHeightMm: 90, heightMm: 30 }],
		['a window over the right edge', 'outside', { fromLeftMm: 140 }],
		['a window over the upper edge', 'outside', { fromBottomMm: 80 }],
		['a window that the play eats up', 'small', { widthMm: 50 }],
		['a low one', 'small', { heightMm: 18 }],
		['a window without room beside it', 'wide', { widthMm: 150 }],
		['a window at the very top', 'place', { fromBottomMm: 62, heightMm: 45 }],
		['one at the foot of a C4', 'place', { coverWidthMm: 229, coverHeightMm: 324 }]
	] as const)('finds in %s: %s', (_, problem, change) => {
		expect(problemOf(own(change))).toBe(problem);
	});
});

test('ownWindowField takes what it gave out, and no length that is none', () => {
	expect(parseWith(ownWindowField, own())).toEqual({ kind: 'parsed', value: own() });
	expect(parseWith(ownWindowField, own({ widthMm: -1 })).kind).toBe('malformed');
	expect(parseWith(ownWindowField, { ...own(), widthMm: '90' }).kind).toBe('malformed');
});

import { expect, test } from 'vitest';
import { newPace } from '#lib/domain/print/pace.ts';

const total = 2_000;

test('newPace says nothing until there is something to measure', () => {
	const pace = newPace();
	expect(pace.note({ done: 0, total, pages: 0 }, 5_000)).toEqual({});
	expect(pace.note({ done: 10, total, pages: 12 }, 9_000)).toEqual({});
	expect(pace.note({ done: 110, total, pages: 132 }, 9_500)).toEqual({});
});

test('newPace leaves out what came before the first page', () => {
	const pace = newPace();
	pace.note({ done: 0, total, pages: 0 }, 0);
	pace.note({ done: 100, total, pages: 120 }, 30_000);
	const known = pace.note({ done: 300, total, pages: 360 }, 31_000);
	expect(known.pagesPerSecond).toBeCloseTo(240, 0);
	expect(known.leftMs).toBeCloseTo(8_500, 0);
});

test('newPace smooths a stumble and follows what lasts', () => {
	const pace = newPace();
	const steady = (at: number) => pace.note({ done: at, total, pages: at }, at * 10);
	for (let at = 1; at <= 200; at += 20) steady(at);
	const stumbled = pace.note({ done: 205, total, pages: 205 }, 2_500);
	expect(stumbled.pagesPerSecond).toBeGreaterThan(60);
	let slower = stumbled;
	for (let more = 1; more <= 20; more++) slower = pace.note({ done: 205 + more * 25, total, pages: 0 }, 2_500 + more * 500);
	expect(slower.leftMs).toBeCloseTo(((total - 705) / 50) * 1000, -3);
});

test('newPace says nothing of a run that stands still', () => {
	const pace = newPace();
	pace.note({ done: 5, total, pages: 5 }, 0);
	expect(pace.note({ done: 5, total, pages: 5 }, 4_000)).toEqual({});
});

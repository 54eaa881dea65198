import { expect, test } from 'vitest';
import { quietAfterMs, watchHome, watchTables } from '#lib/domain/hall/table-watch.ts';

const nowMs = Date.UTC(2026, 11, 10, 16);
const device = (change: Partial<Parameters<typeof watchTables>[0][number]> = {}) => ({
	table: '3',
	lastSeq: 10,
	received: 10,
	lastSeenAtMs: nowMs,
	...change
});

test('watchTables tells what is still out', () => {
	expect(watchTables([device({ received: 4 })], nowMs)).toEqual([
		{ table: '3', received: 4, stillOut: 6, quietMinutes: 0, isQuiet: false }
	]);
});

test('watchTables calls a table quiet when items are out and nothing was heard', () => {
	const silent = { lastSeenAtMs: nowMs - quietAfterMs - 60_000 };
	expect(watchTables([device({ received: 4, ...silent })], nowMs)[0]).toMatchObject({ isQuiet: true, quietMinutes: 31 });
	expect(watchTables([device(silent)], nowMs)[0]).toMatchObject({ isQuiet: false, unknownSinceMs: silent.lastSeenAtMs });
	expect(watchTables([device()], nowMs)[0]?.unknownSinceMs).toBeUndefined();
});

test('watchTables takes two tablets of one table together and counts tables as people do', () => {
	const watched = watchTables([device({ table: '10' }), device({ table: '2' }), device({ table: '2', received: 9 })], nowMs);
	expect(watched.map(({ table, received, stillOut }) => [table, received, stillOut])).toEqual([
		['2', 19, 1],
		['10', 10, 0]
	]);
});

test('watchTables never counts below zero when more arrived than a tablet knows of', () => {
	expect(watchTables([device({ lastSeq: 3, received: 5 })], nowMs)[0]?.stillOut).toBe(0);
});

test('watchHome counts phones without a table', () => {
	expect(watchHome([device(), device({ table: undefined, received: 2 })])).toEqual({ devices: 1, received: 2 });
});

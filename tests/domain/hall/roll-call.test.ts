import { expect, test } from 'vitest';
import { rollCall, unknownTables, type KnownDevice } from '#lib/domain/hall/roll-call.ts';
import { quietAfterMs } from '#lib/domain/hall/table-watch.ts';

const nowMs = 1_800_000_000_000;
const aDevice = (change: Partial<KnownDevice> = {}): KnownDevice => ({
	device: 'a',
	table: '3',
	lastSeq: 4,
	received: 4,
	lastSeenAtMs: nowMs,
	...change
});
const roll = (devices: KnownDevice[], here: Record<string, number[]> = {}) =>
	rollCall(devices, new Map(Object.entries(here)), nowMs);

test('rollCall names the numbers that are out once all that arrived is here', () => {
	const [entry] = roll([aDevice({ lastSeq: 14, received: 3 })], { a: [1, 2, 5] });
	expect(entry).toMatchObject({
		...{ handedIn: 14, arrived: 3, stillOut: 11, standing: 'out' },
		missing: [
			[3, 4],
			[6, 14]
		]
	});
	const [unfetched] = roll([aDevice({ lastSeq: 14, received: 5 })], { a: [1, 2, 5] });
	expect([unfetched?.stillOut, unfetched?.missing]).toEqual([9, undefined]);
});

test('rollCall counts what came in a file as arrived, and never twice what the server has too', () => {
	expect(roll([aDevice({ received: 0 })], { a: [1, 2, 3, 4] })[0]).toMatchObject({ stillOut: 0, standing: 'in', missing: [] });
	expect(roll([aDevice({ lastSeq: 10, received: 5 })], { a: [1, 2, 3, 4, 5] })[0]).toMatchObject({ arrived: 5, stillOut: 5 });
	expect(roll([aDevice({ lastSeq: 0, received: 0 })], { a: [1, 2] })[0]).toMatchObject({ handedIn: 2, arrived: 2 });
});

test('rollCall waits for no number that was given back, and counts one that came all the same (I12)', () => {
	const back = aDevice({ lastSeq: 5, received: 3, givenBack: [2, 4, 9] });
	expect(roll([back], { a: [1, 3, 5] })[0]).toMatchObject({ handedIn: 3, arrived: 3, stillOut: 0, missing: [], standing: 'in' });
	expect(roll([{ ...back, received: 2 }], { a: [1, 3] })[0]).toMatchObject({ handedIn: 3, stillOut: 1, missing: [[5, 5]] });
	expect(roll([{ ...back, received: 4 }], { a: [1, 2, 3, 5] })[0]).toMatchObject({ handedIn: 4, arrived: 4, missing: [] });
});

test('rollCall calls a device with items out quiet when it was not heard for a while', () => {
	const lastSeenAtMs = nowMs - quietAfterMs - 1;
	expect(roll([aDevice({ received: 3, lastSeenAtMs })])[0]?.standing).toBe('quiet');
});

test('rollCall calls a device unknown, and never in, when all it spoke of arrived and it was not heard for a while', () => {
	const lastSeenAtMs = nowMs - quietAfterMs - 1;
	expect(roll([aDevice({ lastSeenAtMs })])[0]).toMatchObject({ stillOut: 0, standing: 'unknown', lastSeenAtMs });
	expect(roll([aDevice({ lastSeq: 0, received: 0, lastSeenAtMs })])[0]?.standing).toBe('unknown');
	expect(roll([aDevice({ lastSeenAtMs: nowMs - quietAfterMs })])[0]?.standing).toBe('in');
});

test('rollCall tells a tablet that died from its replacement, also when nothing it spoke of is out', () => {
	const died = aDevice({ lastSeq: 0, received: 0, lastSeenAtMs: nowMs - 3_600_000 });
	const replacement = aDevice({ device: 'b', joinedAtMs: nowMs });
	expect(roll([died, replacement]).map(({ device, standing }) => [device, standing])).toEqual([
		['a', 'set-up-anew'],
		['b', 'in']
	]);
	expect(roll([died, { ...replacement, replaces: ['a'] }])[0]?.standing).toBe('lost');
});

test('unknownTables gives each table once, since the first of its devices was not heard', () => {
	const [first, second] = [nowMs - 3 * quietAfterMs, nowMs - 2 * quietAfterMs];
	const devices = [
		aDevice({ lastSeenAtMs: second }),
		aDevice({ device: 'b', lastSeenAtMs: first }),
		aDevice({ device: 'c', table: '4' }),
		aDevice({ device: 'd', table: undefined, lastSeenAtMs: first }),
		aDevice({ device: 'e', table: '5', received: 1, lastSeenAtMs: first })
	];
	expect(unknownTables(roll(devices))).toEqual([{ table: '3', sinceMs: first }]);
});

test('rollCall tells a device whose storage was lost by the one that came back in its place', () => {
	const before = aDevice({ device: 'a', received: 1, lastSeenAtMs: nowMs - 3_600_000 });
	const after = aDevice({ device: 'b', joinedAtMs: nowMs, lastSeq: 0, received: 0 });
	expect(roll([before, { ...after, replaces: ['a', 'b'] }]).map(({ device, standing }) => [device, standing])).toEqual([
		['a', 'lost'],
		['b', 'in']
	]);
	expect(roll([before, after])[0]).toMatchObject({ standing: 'set-up-anew', replacedAtMs: nowMs });
	expect(roll([before, { ...after, table: '4' }])[0]?.standing).toBe('quiet');
	expect(roll([{ ...before, lastSeenAtMs: nowMs - 600_000 }, after])[0]?.standing).toBe('out');
});

test('rollCall sets tables in the order people count them, and own devices behind', () => {
	const devices = ['10', '2', undefined, 'Stage'].map((table, at) => aDevice({ device: String(at), table }));
	expect(roll(devices).map(({ table }) => table)).toEqual(['2', '10', 'Stage', undefined]);
});

test('rollCall stays small for a device that claims a number beyond all sense', () => {
	const [entry] = roll([aDevice({ lastSeq: Number.MAX_SAFE_INTEGER, received: 1 })], { a: [7] });
	expect(entry?.missing).toEqual([
		[1, 6],
		[8, Number.MAX_SAFE_INTEGER]
	]);
});

test('rollCall tells of sheets that were not handed in, and takes none for an item', () => {
	const [entry] = roll([aDevice({ unfinished: 1, cleared: 2 })]);
	expect(entry).toMatchObject({ unfinished: 1, cleared: 2, handedIn: 4, stillOut: 0, standing: 'in' });
});

import { expect, test } from 'vitest';
import { countsOf, floodBounds, floodsIn, arrivalsBy, type CameItem } from '#lib/domain/channels/came.ts';
import { idOf } from '../../support/signed-event.ts';

const noon = Date.parse('2026-12-10T12:00:00Z');
const at = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();
const came = (number: number, change: Partial<CameItem> = {}): CameItem => ({
	...{ id: idOf(number), device: idOf(900), channel: idOf(800), receivedAt: at(0) },
	...{ opening: 'opened', review: 'fine', isReviewed: false },
	...change
});
const many = (count: number, change: Partial<CameItem> = {}) => Array.from({ length: count }, (_, n) => came(n, change));

test('floodsIn names a link by which many items came that cannot be opened, and since when', () => {
	const items = [...many(floodBounds.unopened, { opening: 'apart' }), ...many(10, { receivedAt: at(15) })];
	expect(floodsIn(items, noon + 20 * 60_000)).toEqual([
		{ channel: idOf(800), sinceMs: noon, came: floodBounds.unopened + 10, unopened: floodBounds.unopened }
	]);
	expect(floodsIn(items.slice(1), noon + 20 * 60_000)).toEqual([]);
});

test('floodsIn names a link by which very much came, also when all of it opens or nothing was opened yet', () => {
	for (const opening of ['opened', 'waits'] as const)
		expect(floodsIn(many(floodBounds.all, { opening }), noon)).toMatchObject([{ came: floodBounds.all, unopened: 0 }]);
	expect(floodsIn(many(floodBounds.all - 1), noon)).toEqual([]);
});

test('floodsIn forgets what came before the last quarter hour, and what somebody has put aside', () => {
	const junk = many(100, { opening: 'apart' });
	expect(floodsIn(junk, noon + 29 * 60_000)).toHaveLength(1);
	expect(floodsIn(junk, noon + 30 * 60_000)).toEqual([]);
	expect(floodsIn(many(100, { opening: 'apart', review: 'held' }), noon)).toEqual([]);
	expect(floodsIn(many(100, { opening: 'apart', review: 'left-out' }), noon)).toEqual([]);
	expect(floodsIn(many(100, { opening: 'apart', isAside: true }), noon)).toEqual([]);
});

test('floodsIn counts each link for itself, the event’s own without a name, and gives the worst first', () => {
	const items = [
		...many(30, { channel: undefined, opening: 'apart' }),
		...many(40, { channel: idOf(801), opening: 'apart' }),
		...many(19, { channel: idOf(802), opening: 'apart' })
	];
	expect(floodsIn(items, noon).map(({ channel, unopened }) => [channel, unopened])).toEqual([
		[idOf(801), 40],
		[undefined, 30]
	]);
});

test('arrivalsBy puts together what came from one device or in one quarter hour, the largest first', () => {
	const items = [
		came(1),
		came(2, { device: idOf(901) }),
		came(3, { device: idOf(901), receivedAt: at(15) }),
		came(4, { device: idOf(902), receivedAt: at(15) })
	];
	const keys = (by: 'device' | 'receivedAt') => arrivalsBy(items, by).map(({ key, items: pile }) => [key, pile.length]);
	expect(keys('device')).toEqual([
		[idOf(901), 2],
		[idOf(902), 1],
		[idOf(900), 1]
	]);
	expect(keys('receivedAt')).toEqual([
		[at(15), 2],
		[at(0), 2]
	]);
});

test('countsOf says how many are held, how many still can be, and how many cannot be opened', () => {
	const items = [
		came(1),
		came(2, { opening: 'apart' }),
		came(3, { opening: 'apart', review: 'held' }),
		came(4, { review: 'left-out' })
	];
	expect(countsOf(items)).toEqual({ all: 4, toHold: 2, held: 1, unopened: 2 });
});

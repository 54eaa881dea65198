import { expect, test } from 'vitest';
import type { Clock } from '#lib/domain/clock.ts';
import type { Item } from '#lib/domain/item.ts';
import { SheetCounts } from '../../src/routes/organise/(rooms)/print/sheet-counts.svelte.ts';
import { aLetter } from '../support/builders.ts';

const clock: Clock = {
	nowMs: () => 0,
	elapsedMs: () => 0,
	after: (_ms, callback) => (queueMicrotask(callback), () => {})
};
const items = Array.from({ length: 20 }, () => aLetter());

function aCounter(count = (_item: Item): Promise<number | undefined> => Promise.resolve(1)) {
	const asked: Item[] = [];
	const counts = new SheetCounts((item) => (asked.push(item), count(item)), clock);
	return { counts, asked };
}

test('SheetCounts counts each item once, and anew when another envelope is chosen', async () => {
	const { counts, asked } = aCounter();
	await counts.ask(items.slice(0, 10), { envelope: 'din5008b' });
	await counts.ask(items, { envelope: 'din5008b' });
	expect(asked).toEqual(items);
	await counts.ask(items.slice(0, 3), { envelope: 'us10' });
	expect([asked.length, counts.known.size]).toEqual([23, 3]);
});

test('SheetCounts knows nothing of an item that cannot be laid out, and goes on', async () => {
	const { counts } = aCounter((item) => (item === items[1] ? Promise.reject(new Error('no fonts')) : Promise.resolve(2)));
	await counts.ask(items.slice(0, 3), { envelope: 'din5008b' });
	expect([...counts.known.values()]).toEqual([2, undefined, 2]);
});

test('SheetCounts ends an earlier count when it is asked anew or stopped', async () => {
	const { counts, asked } = aCounter();
	const first = counts.ask(items, { envelope: 'din5008b' });
	counts.stop();
	await first;
	expect([asked.length, counts.known.size]).toEqual([1, 0]);
});

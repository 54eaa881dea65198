import { expect, test } from 'vitest';
import { pace } from '#lib/server/ops/pace.ts';

/** A disk that takes so long for each row. */
function aDisk(msEach: number) {
	let nowMs = 0;
	const slow = pace({ least: 10, most: 400, aimMs: 30, elapsedMs: () => nowMs });
	return { step: () => slow.step((amount) => Promise.resolve(((nowMs += amount * msEach), amount))) };
}

async function amounts(disk: ReturnType<typeof aDisk>, steps: number) {
	const all: number[] = [];
	for (let step = 0; step < steps; step++) all.push(await disk.step());
	return all;
}

test('pace does more at once while that is quick, up to the most', async () => {
	expect(await amounts(aDisk(0.001), 8)).toEqual([10, 20, 40, 80, 160, 320, 400, 400]);
});

test('pace settles where a step takes about as long as it may', async () => {
	const [last, before] = (await amounts(aDisk(0.2), 20)).reverse() as [number, number];
	expect(last * 0.2).toBeLessThanOrEqual(30);
	expect(before * 0.2).toBeLessThanOrEqual(30);
	expect(last * 0.2).toBeGreaterThanOrEqual(15);
});

test('pace does the least on a disk that is slower than that', async () => {
	expect(await amounts(aDisk(50), 4)).toEqual([10, 10, 10, 10]);
});

test('pace learns nothing of work that found nothing to do', async () => {
	const slow = pace({ least: 10, most: 400, aimMs: 30, elapsedMs: () => 0 });
	for (let times = 0; times < 5; times++) await slow.step(() => Promise.resolve(false));
	expect(await slow.step((amount) => Promise.resolve(amount))).toBe(10);
});

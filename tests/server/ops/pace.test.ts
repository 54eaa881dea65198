import { expect, test, vi } from 'vitest';
import { inSteps, nextAmount, pace, restAfterMs } from '#lib/server/ops/pace.ts';

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
	expect((await amounts(aDisk(0.2), 8)).map((amount) => amount * 0.2)).toEqual([2, 4, 8, 16, 30, 30, 30, 30]);
});

test('pace does the least on a disk that is slower than that', async () => {
	expect(await amounts(aDisk(50), 4)).toEqual([10, 10, 10, 10]);
});

test('pace learns nothing of work that found nothing to do', async () => {
	const slow = pace({ least: 10, most: 400, aimMs: 30, elapsedMs: () => 0 });
	for (let times = 0; times < 5; times++) await slow.step(() => Promise.resolve(false));
	expect(await slow.step((amount) => Promise.resolve(amount))).toBe(10);
});

const bounds = { least: 10, most: 400, aimMs: 30 };

test('nextAmount is what the last step would have done in the time that one may take', () => {
	expect(nextAmount({ amount: 100, tookMs: 60 }, bounds)).toBe(50);
	expect(nextAmount({ amount: 100, tookMs: 20 }, bounds)).toBe(150);
	expect(nextAmount({ amount: 100, tookMs: 683 }, bounds)).toBe(10);
});

test('nextAmount grows to twice the last one at most, however quick that was', () => {
	expect(nextAmount({ amount: 100, tookMs: 1 }, bounds)).toBe(200);
	expect(nextAmount({ amount: 100, tookMs: 0 }, bounds)).toBe(200);
	expect(nextAmount({ amount: 300, tookMs: 0 }, bounds)).toBe(400);
});

test('restAfterMs gives others twice the time of a step, and a slow disk no more than the most', () => {
	const rest = { times: 2, leastMs: 20, mostMs: 500 };
	expect([3, 40, 683].map((tookMs) => restAfterMs(tookMs, rest))).toEqual([20, 80, 500]);
});

test('inSteps rests after each step by how long it took, until one finds nothing to do', async () => {
	vi.useFakeTimers();
	let nowMs = 0;
	const begunAt: number[] = [];
	const tookMs = [40, 5, 0];
	const step = () => {
		begunAt.push(Date.now());
		nowMs += tookMs[begunAt.length - 1]!;
		return Promise.resolve(begunAt.length < tookMs.length);
	};
	const all = inSteps(step, { times: 2, leastMs: 20, mostMs: 500 }, () => nowMs);
	await vi.advanceTimersByTimeAsync(1_000);
	await all;
	vi.useRealTimers();
	expect(begunAt.map((at) => at - begunAt[0]!)).toEqual([0, 80, 100]);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { housekeepingBounds, tidyBounds } from '#lib/server/asking/limits.ts';
import { housekeeping, type Housekeeping } from '#lib/server/ops/housekeeping.ts';

let steps = 0;
let left = 0;
let fault: Error | undefined;
let keeper: Housekeeping;

beforeEach(() => {
	vi.useFakeTimers();
	[steps, left, fault] = [0, 0, undefined];
	keeper = housekeeping({
		tidy: () => {
			steps += 1;
			return fault ? Promise.reject(fault) : Promise.resolve(left-- > 0);
		}
	});
});
afterEach(async () => {
	await keeper.close();
	vi.useRealTimers();
});

test('housekeeping begins a while after the start, and again every hour', async () => {
	await vi.advanceTimersByTimeAsync(housekeepingBounds.firstMs - 1);
	expect(steps).toBe(0);
	await vi.advanceTimersByTimeAsync(1);
	expect(steps).toBe(1);
	await vi.advanceTimersByTimeAsync(2 * housekeepingBounds.everyMs);
	expect(steps).toBe(3);
});

test('housekeeping tidies until nothing is left, with a rest between two steps', async () => {
	left = 3;
	keeper.soon();
	keeper.soon();
	await vi.advanceTimersByTimeAsync(0);
	expect(steps).toBe(1);
	await vi.advanceTimersByTimeAsync(tidyBounds.rest.leastMs * 5);
	expect(steps).toBe(4);
});

test('housekeeping goes on at the next round when the disk is full, without a word', async () => {
	const report = vi.spyOn(console, 'error').mockImplementation(() => {});
	fault = Object.assign(new Error('full'), { errcode: 13 });
	keeper.soon();
	await vi.advanceTimersByTimeAsync(0);
	fault = undefined;
	keeper.soon();
	await vi.advanceTimersByTimeAsync(0);
	expect(steps).toBe(2);
	expect(report).not.toHaveBeenCalled();
	report.mockRestore();
});

test('housekeeping ends after the step that is under way', async () => {
	left = 100;
	keeper.soon();
	await vi.advanceTimersByTimeAsync(tidyBounds.rest.leastMs);
	const closing = keeper.close();
	await vi.advanceTimersByTimeAsync(tidyBounds.rest.leastMs * 10);
	await closing;
	const before = steps;
	keeper.soon();
	await vi.advanceTimersByTimeAsync(tidyBounds.rest.leastMs * 10);
	expect(steps).toBe(before);
});

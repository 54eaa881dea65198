import { expect, test } from 'vitest';
import { requestLimits } from '#lib/server/asking/request-limits.ts';

test('requestLimits lets so many through a minute, tells how long to wait and forgets', () => {
	let nowMs = 1_000_000_000_020_000 - (1_000_000_000_020_000 % 60_000) + 45_000;
	const limits = requestLimits(() => nowMs);
	expect([1, 2, 3].map(() => limits.secondsToWait('a', 2))).toEqual([0, 0, 15]);
	expect(limits.secondsToWait('b', 2)).toBe(0);
	nowMs += 15_000;
	expect(limits.secondsToWait('a', 2)).toBe(0);
});

test('requestLimits counts amounts, and counts nothing that it turns away', () => {
	const limits = requestLimits(() => 1_000_000_000_020_000);
	expect(limits.secondsToWait('a', 100, 90)).toBe(0);
	expect(limits.secondsToWait('a', 100, 20)).toBeGreaterThan(0);
	expect(limits.secondsToWait('a', 100, 10)).toBe(0);
});

import { expect, test } from 'vitest';
import { clockAheadMs } from '#lib/net/clock-check.ts';
import type { Net } from '#lib/net/ask.ts';
import { HandTurnedClock, ours, serverTime } from '../support/device.ts';
import { code } from '../support/people.ts';

const asking = (net: Net, startMs: number, tookMs = 0) => {
	const clock = new HandTurnedClock();
	clock.startMs = startMs;
	const slow: Net = (path, init) => (clock.turn(tookMs), net(path, init));
	return clockAheadMs({ net: slow, clock, event: code, token: 'join' });
};
const telling: Net = () => Promise.resolve(ours(200, { cases: [], serverTime }));
const nowMs = Date.parse(serverTime);

test('clockAheadMs compares with the middle of the time the answer took', async () => {
	expect(await asking(telling, nowMs)).toBe(0);
	expect(await asking(telling, nowMs + 3_600_000)).toBe(3_600_000);
	expect(await asking(telling, nowMs - 1_000, 2_000)).toBe(0);
});

test('clockAheadMs knows nothing without the server itself', async () => {
	expect(await asking(() => Promise.reject(new TypeError('gone')), nowMs)).toBeUndefined();
	expect(await asking(() => Promise.resolve(new Response('<p>Sign in')), nowMs)).toBeUndefined();
	expect(await asking(() => Promise.resolve(ours(401, {})), nowMs)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { inTime, orNothing } from '#lib/domain/in-time.ts';
import { HandTurnedClock } from '../support/device.ts';

const never = () => new Promise<string>(() => undefined);

test('inTime gives what came in time, and lets go of its timer', async () => {
	const clock = new HandTurnedClock();
	expect(await inTime(clock, 1_000, () => 'here')).toEqual({ kind: 'done', value: 'here' });
	expect(await inTime(clock, 1_000, () => Promise.resolve('here'))).toEqual({ kind: 'done', value: 'here' });
	expect(clock.nextMs).toBeUndefined();
});

test('inTime says that something failed, thrown or rejected', async () => {
	const clock = new HandTurnedClock();
	const failure = new TypeError('crypto.subtle is undefined');
	const throwing = () => {
		throw failure;
	};
	expect(await inTime(clock, 1_000, throwing)).toEqual({ kind: 'failed', failure });
	expect(await inTime(clock, 1_000, () => Promise.reject(failure))).toEqual({ kind: 'failed', failure });
	expect(await orNothing(clock, 1_000, throwing)).toBeUndefined();
	expect(clock.nextMs).toBeUndefined();
});

test('inTime ends although the answer never comes', async () => {
	const clock = new HandTurnedClock();
	const [waiting, other] = [inTime(clock, 1_000, never), orNothing(clock, 1_000, never)];
	clock.turn(1_000);
	expect(await waiting).toEqual({ kind: 'late' });
	expect(await other).toBeUndefined();
});

import { expect, test } from 'vitest';
import { keepSaying } from '#lib/outbox/sending/keep-saying.ts';
import { HandTurnedClock } from '../../support/device.ts';

test('keepSaying says it first after the given time, then every ten minutes, until it is ended', () => {
	const clock = new HandTurnedClock();
	let said = 0;
	const stop = keepSaying(clock, () => said++, 10_000);
	clock.turn(9_999);
	expect(said).toBe(0);
	clock.turn(1);
	expect(said).toBe(1);
	clock.turn(600_000);
	clock.turn(600_000);
	expect(said).toBe(3);
	stop();
	clock.turn(600_000);
	expect(said).toBe(3);
});

import { expect, test } from 'vitest';
import { IdleWatch } from '../../../src/routes/(writer)/idle-watch.svelte.ts';
import { HandTurnedClock } from '../../support/device.ts';

function aWatch({ hasTraces = true } = {}) {
	const clock = new HandTurnedClock();
	let cleared = 0;
	const watch = new IdleWatch({ clock, idleMs: () => 90_000, hasTraces: () => hasTraces, onclear: () => cleared++ });
	const stop = watch.start();
	return { clock, watch, stop, cleared: () => cleared };
}

test('IdleWatch asks after the idle time and clears when nobody answers', () => {
	const { clock, watch, stop, cleared } = aWatch();
	clock.turn(89_000);
	expect(watch.secondsLeft).toBeUndefined();
	clock.turn(2_000);
	expect(watch.secondsLeft).toBeGreaterThan(17);
	clock.turn(10_000);
	expect(cleared()).toBe(0);
	clock.turn(12_000);
	expect(cleared()).toBeGreaterThan(0);
	stop();
});

test('IdleWatch takes a touch as being there, but once it asks only an answer', () => {
	const { clock, watch, stop, cleared } = aWatch();
	clock.turn(80_000);
	watch.touched();
	clock.turn(80_000);
	expect(watch.secondsLeft).toBeUndefined();
	clock.turn(15_000);
	watch.touched();
	expect(watch.secondsLeft).toBeDefined();
	watch.stay();
	expect(watch.secondsLeft).toBeUndefined();
	clock.turn(85_000);
	expect(cleared()).toBe(0);
	stop();
});

test('IdleWatch leaves a table alone on which nobody left a trace', () => {
	const { clock, watch, stop, cleared } = aWatch({ hasTraces: false });
	clock.turn(600_000);
	expect(watch.secondsLeft).toBeUndefined();
	expect(cleared()).toBe(0);
	stop();
});

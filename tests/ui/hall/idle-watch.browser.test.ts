import { expect, test, vi } from 'vitest';
import type { Heard, Touches } from '#lib/device/touches.ts';
import { IdleWatch } from '../../../src/routes/(writer)/idle-watch.svelte.ts';
import { HandTurnedClock } from '../../support/device.ts';

const minuteMs = 60_000;

function aWatch({ hasTraces = true, hasSheet = false, isLeftAlone = false } = {}) {
	const clock = new HandTurnedClock();
	let others: Heard | undefined;
	const touches = {
		tell: vi.fn(),
		cover: vi.fn(),
		lift: vi.fn(),
		clear: vi.fn(),
		isLeftAlone: () => isLeftAlone,
		listen: (heard) => ((others = heard), () => undefined)
	} satisfies Touches;
	const parts = {
		hasTraces: () => hasTraces,
		hasSheet: () => hasSheet,
		onclear: vi.fn(),
		oncover: vi.fn(),
		onclearedelsewhere: vi.fn()
	};
	const watch = new IdleWatch({ clock, idleMs: () => 4 * minuteMs, touches, ...parts });
	const stop = watch.start();
	return { clock, watch, stop, touches, ...parts, others: () => others };
}

test('IdleWatch asks after the idle time and clears when nobody answers', () => {
	const { clock, watch, stop, onclear } = aWatch();
	clock.turn(4 * minuteMs - 1_000);
	expect(watch.current).toEqual({ kind: 'here' });
	clock.turn(2_000);
	expect(watch.current.kind).toBe('asking');
	clock.turn(10_000);
	expect(onclear).not.toHaveBeenCalled();
	clock.turn(12_000);
	expect(onclear).toHaveBeenCalled();
	stop();
});

test('IdleWatch covers a sheet, tells the other windows, and clears it a quarter of an hour later', () => {
	const { clock, watch, stop, touches, oncover, onclear } = aWatch({ hasSheet: true });
	clock.turn(4 * minuteMs + 1_000);
	expect(watch.current).toMatchObject({ kind: 'covered', isIdle: true });
	expect(touches.cover).toHaveBeenCalledOnce();
	expect(oncover).toHaveBeenCalledOnce();
	clock.turn(14 * minuteMs);
	expect(onclear).not.toHaveBeenCalled();
	clock.turn(2 * minuteMs);
	expect(onclear).toHaveBeenCalled();
	stop();
});

test('IdleWatch takes a touch as being there, but once it asks or covers only an answer', () => {
	for (const hasSheet of [false, true]) {
		const { clock, watch, stop, touches, onclear } = aWatch({ hasSheet });
		clock.turn(3 * minuteMs);
		watch.touched();
		clock.turn(3 * minuteMs);
		expect(watch.current).toEqual({ kind: 'here' });
		clock.turn(minuteMs + 5_000);
		watch.touched();
		expect(watch.current.kind).toBe(hasSheet ? 'covered' : 'asking');
		touches.lift.mockClear();
		watch.stay();
		expect(watch.current).toEqual({ kind: 'here' });
		expect(touches.lift).toHaveBeenCalledOnce();
		clock.turn(4 * minuteMs - 2_000);
		expect(onclear).not.toHaveBeenCalled();
		expect(watch.current).toEqual({ kind: 'here' });
		stop();
	}
});

test('IdleWatch covers at once what was left alone before the page was opened, gives it its quarter of an hour, and claims no idle time', () => {
	const { watch, stop } = aWatch({ hasSheet: true, isLeftAlone: true });
	expect(watch.current).toEqual({ kind: 'covered', leftMs: 15 * minuteMs, isIdle: false });
	stop();
	expect(aWatch({ isLeftAlone: true }).watch.current).toEqual({ kind: 'here' });
});

test('IdleWatch follows the other windows: touches, covering, lifting and clearing', () => {
	const { clock, watch, stop, others, onclearedelsewhere } = aWatch({ hasSheet: true });
	clock.turn(3 * minuteMs);
	others()?.ontouch();
	clock.turn(3 * minuteMs);
	expect(watch.current).toEqual({ kind: 'here' });
	others()?.oncover();
	expect(watch.current).toMatchObject({ kind: 'covered', isIdle: false });
	others()?.onlift();
	expect(watch.current).toEqual({ kind: 'here' });
	others()?.onclear();
	expect(onclearedelsewhere).toHaveBeenCalledOnce();
	stop();
});

test('IdleWatch leaves a table alone on which nobody left a trace', () => {
	const { clock, watch, stop, onclear } = aWatch({ hasTraces: false });
	clock.turn(10 * minuteMs);
	expect(watch.current).toEqual({ kind: 'here' });
	expect(onclear).not.toHaveBeenCalled();
	stop();
});

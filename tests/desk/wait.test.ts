import { expect, test } from 'vitest';
import { wait } from '#lib/desk/wait.ts';
import { HandTurnedClock } from '../support/device.ts';

function waiting(signal = new AbortController().signal) {
	const clock = new HandTurnedClock();
	const page = { view: new EventTarget(), document: Object.assign(new EventTarget(), { visibilityState: 'visible' }) };
	let isOver = false;
	void wait(20_000, { clock, page }, signal).then(() => (isOver = true));
	const over = async () => (await Promise.resolve(), await Promise.resolve(), isOver);
	return { clock, page, over };
}

test('wait ends after its time by the handed clock, and not before', async () => {
	const { clock, over } = waiting();
	clock.turn(19_999);
	expect(await over()).toBe(false);
	clock.turn(1);
	expect(await over()).toBe(true);
});

test.each([
	['the network comes back', 'online', 'view'],
	['somebody comes back to the window', 'focus', 'view'],
	['the page is seen again', 'visibilitychange', 'document']
] as const)('wait ends at once when %s, and leaves no timer', async (_what, event, target) => {
	const { clock, page, over } = waiting();
	page[target].dispatchEvent(new Event(event));
	expect([await over(), clock.nextMs]).toEqual([true, undefined]);
});

test('wait goes on when the page is hidden', async () => {
	const { page, over } = waiting();
	page.document.visibilityState = 'hidden';
	page.document.dispatchEvent(new Event('visibilitychange'));
	expect(await over()).toBe(false);
});

test('wait ends when it is told to stop, also before it began', async () => {
	const stop = new AbortController();
	const { clock, over } = waiting(stop.signal);
	stop.abort();
	expect([await over(), clock.nextMs]).toEqual([true, undefined]);
	const stopped = waiting(AbortSignal.abort());
	expect([await stopped.over(), stopped.clock.nextMs]).toEqual([true, undefined]);
});

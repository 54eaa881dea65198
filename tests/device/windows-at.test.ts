import { expect, test } from 'vitest';
import { beAt } from '#lib/device/windows-at.ts';
import { HandTurnedClock } from '../support/device.ts';

/** The locks of one browser. */
function aBrowser() {
	const held: { name: string }[] = [];
	const request = async (name: string, _: unknown, work: () => Promise<void>) => {
		const lock = { name };
		held.push(lock);
		await work();
		held.splice(held.indexOf(lock), 1);
	};
	return { request, query: () => Promise.resolve({ held: [...held] }) } as unknown as LockManager;
}
const settled = () => new Promise((settle) => setTimeout(settle));

/** Looks twice, because a reloaded page may still meet the page that it was before. */
async function looked(asked: Promise<boolean>, clock: HandTurnedClock, between: () => void = () => undefined) {
	await settled();
	between();
	await settled();
	clock.turn(1_000);
	return asked;
}

test('beAt sees another window at the same sheet, and none at another', async () => {
	const [locks, clock] = [aBrowser(), new HandTurnedClock()];
	const one = beAt('sheet/a', locks, clock);
	beAt('sheet/b', locks, clock);
	expect(await looked(one.isElsewhere(), clock)).toBe(false);
	const other = beAt('sheet/a', locks, clock);
	expect(await looked(other.isElsewhere(), clock)).toBe(true);
	expect(await looked(one.isElsewhere(), clock)).toBe(true);
	other.leave();
	await settled();
	expect(await looked(one.isElsewhere(), clock)).toBe(false);
});

test('beAt takes the page that it was before it was loaded anew for no other window', async () => {
	const [locks, clock] = [aBrowser(), new HandTurnedClock()];
	const before = beAt('sheet/a', locks, clock);
	const now = beAt('sheet/a', locks, clock);
	expect(await looked(now.isElsewhere(), clock, () => before.leave())).toBe(false);
});

test('beAt knows of nobody where a browser has no locks or refuses them', async () => {
	const clock = new HandTurnedClock();
	expect(await looked(beAt('sheet/a', undefined, clock).isElsewhere(), clock)).toBe(false);
	const refuse = () => Promise.reject(new DOMException('The request was denied.', 'SecurityError'));
	const refusing = beAt('sheet/a', { request: refuse, query: refuse }, clock);
	expect(await looked(refusing.isElsewhere(), clock)).toBe(false);
});

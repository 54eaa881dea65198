import { expect, test } from 'vitest';
import { keepFresh } from '#lib/outbox/keep-fresh.ts';
import { countedRandom } from '../support/builders.ts';
import { HandTurnedClock } from '../support/device.ts';

function begun() {
	const clock = new HandTurnedClock();
	const page = { view: new EventTarget(), document: new EventTarget() };
	const asked: (() => void)[] = [];
	const refresh = () => new Promise<void>((done) => asked.push(done));
	const fresh = keepFresh({ clock, random: countedRandom(1), page }, refresh);
	const answer = async () => {
		asked.at(-1)!();
		await Promise.resolve();
		await Promise.resolve();
	};
	return { clock, page, asked, fresh, answer };
}

test('keepFresh asks at once, and again within a minute of each answer', async () => {
	const { clock, asked, fresh, answer } = begun();
	expect(asked).toHaveLength(1);
	for (const times of [2, 3, 4]) {
		await answer();
		clock.turn(29_999);
		expect(asked).toHaveLength(times - 1);
		clock.turn(20_001);
		expect(asked).toHaveLength(times);
	}
	await answer();
	fresh.stop();
	clock.turn(100_000);
	expect(asked).toHaveLength(4);
});

test('keepFresh asks when the page wakes or something was delivered, and never twice at once', async () => {
	const { page, asked, fresh, answer } = begun();
	fresh.soon();
	page.view.dispatchEvent(new Event('online'));
	expect(asked).toHaveLength(1);
	await answer();
	page.view.dispatchEvent(new Event('online'));
	expect(asked).toHaveLength(2);
	await answer();
	fresh.soon();
	expect(asked).toHaveLength(3);
	fresh.stop();
	await answer();
	page.view.dispatchEvent(new Event('focus'));
	expect(asked).toHaveLength(3);
});

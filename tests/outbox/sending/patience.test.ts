import { expect, test } from 'vitest';
import { patiently } from '#lib/outbox/sending/patience.ts';
import { HandTurnedClock } from '../../support/device.ts';

test('patiently rejects after twenty seconds when the storage never answers (I9)', async () => {
	const clock = new HandTurnedClock();
	const asked = patiently(clock, () => new Promise(() => {}));
	expect(clock.nextMs).toBe(20_000);
	clock.turn(20_000);
	await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('patiently gives or rejects what the storage does, and leaves no timer', async () => {
	const clock = new HandTurnedClock();
	expect(await patiently(clock, () => Promise.resolve('a row'))).toBe('a row');
	await expect(patiently(clock, () => Promise.reject(new DOMException('', 'QuotaExceededError')))).rejects.toMatchObject({
		name: 'QuotaExceededError'
	});
	expect(clock.nextMs).toBeUndefined();
});

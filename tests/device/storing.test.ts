import { Dexie } from 'dexie';
import { describe, expect, test, vi } from 'vitest';
import { isAnswering, openOrReopen, reopen } from '#lib/device/reopen.ts';
import { askToKeep, storageHealth } from '#lib/device/storage-health.ts';
import { storing, whyNotStored } from '#lib/device/storing.ts';
import { aDatabase, HandTurnedClock } from '../support/device.ts';

describe('storing', () => {
	test('gives the outcome of the work', async () => expect(await storing(() => Promise.resolve(7))).toBe(7));
	test.each([
		['storage-full', new DOMException('', 'QuotaExceededError')],
		['storage-full', new Dexie.AbortError('aborted', new DOMException('', 'QuotaExceededError'))],
		['storage-full', { name: 'AbortError', inner: { name: 'AbortError', inner: { name: 'QuotaExceededError' } } }],
		['storage-lost', new Dexie.DatabaseClosedError('closed')],
		['storage-lost', new Dexie.OpenFailedError('failed')],
		['storage-lost', new DOMException('Connection to Indexed Database server lost', 'UnknownError')],
		['storage-lost', new DOMException('', 'InvalidStateError')]
	] as const)('says %s for %s', async (because, failure) => {
		expect(await storing(() => Promise.reject(failure as Error))).toEqual({ kind: 'not-saved', because });
		expect(
			await storing(
				() => Promise.reject(failure as Error),
				(why) => why
			)
		).toBe(because);
	});
	test('lets a bug pass', async () => {
		await expect(storing(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
		expect(whyNotStored('text')).toBeUndefined();
	});
});

describe('reopen', () => {
	test('opens a real database again that was closed', async () => {
		const database = aDatabase();
		await database.open();
		database.close();
		expect(await reopen(database, new HandTurnedClock())).toBe(true);
		expect(await database.drafts.count()).toBe(0);
	});

	test('tries three times with a pause between, then says so', async () => {
		const clock = new HandTurnedClock();
		const open = vi.fn(() => Dexie.Promise.reject(new Dexie.UnknownError('lost')));
		const reopening = reopen({ open: open, close: () => {} }, clock);
		for (let turn = 0; turn < 20; turn++) await new Promise((settle) => setTimeout(settle)).then(() => clock.turn(200));
		expect(await reopening).toBe(false);
		expect(open).toHaveBeenCalledTimes(3);
	});

	test('gives up on a browser that hangs at opening, and succeeds at the next attempt', async () => {
		const clock = new HandTurnedClock();
		let opened = 0;
		const database = { open: () => (++opened < 2 ? new Promise(() => {}) : Promise.resolve()) as never, close: () => {} };
		const opening = openOrReopen(database, clock, { timeoutMs: 4_000 });
		clock.turn(4_000);
		expect(await opening).toBe(true);
		expect(opened).toBe(2);
	});
});

test('isAnswering tells a database that answers from one that hangs or is shut', async () => {
	const clock = new HandTurnedClock();
	const database = aDatabase();
	expect(await isAnswering(database, clock)).toBe(true);
	const count = vi.spyOn(database.events, 'count').mockImplementation(() => new Dexie.Promise(() => {}));
	const asking = isAnswering(database, clock);
	clock.turn(4_000);
	expect(await asking).toBe(false);
	count.mockRestore();
	database.close({ disableAutoOpen: true });
	expect(await isAnswering(database, clock)).toBe(false);
});

describe('storageHealth', () => {
	const estimate = (usage: number, quota: number) => ({ estimate: () => Promise.resolve({ usage, quota }) });
	const mib = 1024 * 1024;

	test('says nothing where the browser says nothing', async () => {
		expect(await storageHealth({})).toEqual({ isKept: undefined, usedBytes: undefined, quotaBytes: undefined, isTight: false });
		expect(await askToKeep({})).toBe(false);
	});
	test.each([
		[estimate(10 * mib, 1_000 * mib), false],
		[estimate(985 * mib, 1_000 * mib), true],
		[estimate(960 * mib, 1_000 * mib), true],
		[estimate(0, 10 * mib), false]
	])('%# knows when room is tight', async (storage, isTight) => expect(await storageHealth(storage)).toMatchObject({ isTight }));
	test('askToKeep asks once and not when it is promised already', async () => {
		const persist = vi.fn(() => Promise.resolve(true));
		expect(await askToKeep({ persist, persisted: () => Promise.resolve(false) })).toBe(true);
		expect(await askToKeep({ persist, persisted: () => Promise.resolve(true) })).toBe(true);
		expect(persist).toHaveBeenCalledTimes(1);
		expect(await askToKeep({ persist: () => Promise.reject(new Error('no')) })).toBe(false);
	});
});

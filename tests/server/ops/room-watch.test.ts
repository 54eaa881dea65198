import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { roomBounds } from '#lib/server/asking/limits.ts';
import { roomWatch, type RoomWatch } from '#lib/server/ops/room-watch.ts';

const mebibyte = 1024 ** 2;
let left: number | undefined;
let said: string[];
let watch: RoomWatch;

const aWatch = () =>
	roomWatch({ roomLeftBytes: () => Promise.resolve(left), lowBytes: 100 * mebibyte, say: (each) => said.push(each) });
const aMinute = () => vi.advanceTimersByTimeAsync(roomBounds.lookEveryMs);

beforeEach(() => {
	vi.useFakeTimers();
	[left, said] = [101 * mebibyte, []];
	watch = aWatch();
});
afterEach(() => {
	watch.close();
	vi.useRealTimers();
});

test('roomWatch says once that the disk is nearly full, and once that it has room again', async () => {
	await aMinute();
	expect([said, await watch.isLow()]).toEqual([[], false]);
	left = 100 * mebibyte;
	await aMinute();
	await aMinute();
	expect(said).toEqual([expect.stringMatching(/^The disk is nearly full: 100 MiB are left/)]);
	expect(await watch.isLow()).toBe(true);
	left = 400 * mebibyte;
	await aMinute();
	expect(said.slice(1)).toEqual(['The disk has room again: 400 MiB are left where the database lies.']);
	expect(await watch.isLow()).toBe(false);
});

test('roomWatch looks when the server starts, not a minute later', async () => {
	left = 1;
	const starting = aWatch();
	await vi.advanceTimersByTimeAsync(0);
	expect(said).toHaveLength(1);
	starting.close();
});

test('roomWatch knows of no lack where the disk is elsewhere, and goes on after a disk that could not be asked', async () => {
	left = undefined;
	expect(await watch.isLow()).toBe(false);
	let isBroken = true;
	const other = roomWatch({
		roomLeftBytes: () => (isBroken ? Promise.reject(new Error('no such folder')) : Promise.resolve(0)),
		lowBytes: 1,
		say: (each) => said.push(each)
	});
	await aMinute();
	isBroken = false;
	await aMinute();
	expect(said).toHaveLength(1);
	other.close();
});

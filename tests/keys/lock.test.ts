import { expect, test } from 'vitest';
import { isGoodPin } from '#lib/domain/locked.ts';
import { lock, unlock } from '#lib/keys/lock.ts';
import { random } from '../support/people.ts';

const key = new Uint8Array(16).fill(0x57);
const how = { place: '7KQ2MB', random, rounds: 1_000 };

test('unlock gives back what was locked, with its PIN and at its place alone', async () => {
	const locked = await lock(key, '493-817', how);
	expect(await unlock(locked, '493-817', '7KQ2MB')).toEqual(key);
	expect(await unlock(locked, '493-818', '7KQ2MB')).toBeUndefined();
	expect(await unlock(locked, '493-817', 'ZZZZZZ')).toBeUndefined();
	expect(await unlock({ ...locked, rounds: 1_001 }, '493-817', '7KQ2MB')).toBeUndefined();
});

test('lock leaves nothing of the key in clear, and never the same twice', async () => {
	const [one, other] = [await lock(key, '493-817', how), await lock(key, '493-817', how)];
	for (const { salt, iv, box } of [one, other])
		expect([...salt, ...iv, ...box].join()).not.toContain([...key.subarray(0, 4)].join());
	expect(one.box).not.toEqual(other.box);
	expect((await lock(key, '493-817', { place: 'a', random })).rounds).toBe(600_000);
});

test('isGoodPin wants six signs that are not all alike', () => {
	expect(['493817', 'garden', '49-381'].map(isGoodPin)).toEqual([true, true, true]);
	expect(['49381', '111111', '121212', ''].map(isGoodPin)).toEqual([false, false, false, false]);
});

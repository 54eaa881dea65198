import { expect, test } from 'vitest';
import { firstLook, firstLookAtAll } from '#lib/device/first-look.ts';
import { findEvent } from '#lib/device/events.ts';
import { aDatabase, aJoinedDevice } from '../support/device.ts';
import { code } from '../support/people.ts';

test('firstLook gives the row that the storage gives', async () => {
	const { database } = await aJoinedDevice({ table: '7' });
	expect(await firstLook(code, { name: database.name })).toEqual(await findEvent(database, code));
});

test('firstLook gives nothing for an event that was not joined', async () => {
	const { database } = await aJoinedDevice();
	expect(await firstLook('ZZZZZZ', { name: database.name })).toBeUndefined();
});

test('firstLookAtAll gives every event that was joined', async () => {
	const { database, event } = await aJoinedDevice();
	await database.events.put({ ...event, code: 'B2BBBB' });
	expect((await firstLookAtAll({ name: database.name }))?.map((row) => row.code)).toEqual(['B2BBBB', code]);
});

test('firstLook makes no database where there is none', async () => {
	const { name } = aDatabase();
	expect(await firstLook(code, { name })).toBeUndefined();
	expect((await indexedDB.databases()).some((each) => each.name === name)).toBe(false);
});

test('firstLook stands in the way of no later version', async () => {
	const { database } = await aJoinedDevice();
	const looking = firstLook(code, { name: database.name });
	await database.delete();
	// If the look held the database open, neither of the two would ever end.
	await looking;
	expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(database.name);
});

/** A pack as it was read is taken only by an app that reads packs in the very same way, and only for the pack that the event has. */
import { expect, test } from 'vitest';
import { findEvent, saveRecord } from '#lib/device/events.ts';
import { asRead, keepPackRead, packRead } from '#lib/device/pack-read.ts';
import { aJoinedDevice } from '../support/device.ts';
import { code } from '../support/people.ts';
import { pack } from '../support/sheets.ts';

const aRecord = (counter: number, packDigest: string) => ({
	...{ manifest: 'signed', signature: 's', verifyKey: 'k', counter },
	...{ pack: `the text of ${packDigest}`, packDigest }
});

test('packRead gives what was kept of the pack that the event has', async () => {
	const { database } = await aJoinedDevice();
	await saveRecord(database, code, aRecord(3, 'first'));
	expect(packRead((await findEvent(database, code))!)).toBe(undefined);
	await keepPackRead(database, code, asRead('first', pack));
	expect(packRead((await findEvent(database, code))!)).toEqual(pack);
});

test('keepPackRead leaves an event alone that has another pack by now', async () => {
	const { database } = await aJoinedDevice();
	await saveRecord(database, code, aRecord(3, 'second'));
	await keepPackRead(database, code, asRead('first', pack));
	expect(await findEvent(database, code)).not.toHaveProperty('read');
});

test('a newer pack makes the one that was read before worth nothing', async () => {
	const { database } = await aJoinedDevice();
	await saveRecord(database, code, { ...aRecord(3, 'first'), read: asRead('first', pack) });
	await saveRecord(database, code, aRecord(4, 'second'));
	expect(packRead((await findEvent(database, code))!)).toBe(undefined);
});

test('an app that reads packs in another way reads the text anew', () => {
	const read = asRead('first', pack);
	expect(packRead({ packDigest: 'first', read })).toBe(pack);
	expect(packRead({ packDigest: 'first', read: { ...read, by: 'another build' } })).toBe(undefined);
});

import { expect, test } from 'vitest';
import { findEvent, joinedEvents, saveJoined, saveNewer, saveRecord } from '#lib/device/events.ts';
import { putBackEvent } from '#lib/device/put-back-event.ts';
import { markEntries, outboxEntries, raiseTryingTime } from '#lib/device/outbox-entries.ts';
import { forgetKey, findOrganised, forgetOrganised, organisedEvents, saveOrganiser } from '#lib/device/organisers.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { aDatabase, aJoinedDevice, aSavedDraft, serverTime } from '../support/device.ts';
import { aMomentMs, anId, code } from '../support/people.ts';

test('saveJoined again keeps the pseudonym and goes on counting (I12)', async () => {
	const device = await aJoinedDevice({ table: '7' });
	await handIn({ ...device, draft: await aSavedDraft(device) });
	const again = { ...device.event, joinToken: 'B'.repeat(22), device: anId(), table: undefined };
	expect(await saveJoined(device.database, again)).toMatchObject({ kind: 'joined', event: { mode: 'own' } });
	expect(await findEvent(device.database, code)).toMatchObject({
		device: device.event.device,
		nextSeq: 2,
		joinToken: 'B'.repeat(22)
	});
});

test('saveJoined refuses another key under a known code and keeps the first', async () => {
	const device = await aJoinedDevice();
	expect(await saveJoined(device.database, { ...device.event, fingerprint: 'x'.repeat(22) })).toEqual({ kind: 'another-key' });
	expect(await joinedEvents(device.database)).toEqual([device.event]);
});

test('putBackEvent counts anew under another pseudonym, and leaves alone what is there', async () => {
	const device = await aJoinedDevice({ table: '7' });
	await handIn({ ...device, draft: await aSavedDraft(device) });
	const known = (await findEvent(device.database, code))!;
	const [one, other] = [anId(), anId()];
	await putBackEvent(device.database, known, one);
	expect(await findEvent(device.database, code)).toEqual(known);
	await device.database.events.clear();
	await putBackEvent(device.database, known, other);
	expect(await findEvent(device.database, code)).toMatchObject({ device: other, nextSeq: 1, table: '7', mode: 'shared' });
});

const aRecord = (manifest: string, counter: number, pack = 'a pack') => ({
	...{ manifest, counter, signature: 's', verifyKey: 'k' },
	...{ pack, packDigest: `digest of ${pack}` }
});

test('saveRecord takes a higher counter with its pack, and no lower one', async () => {
	const device = await aJoinedDevice();
	await saveRecord(device.database, code, aRecord('new', 3, 'its pack'));
	await saveRecord(device.database, code, aRecord('old', 2));
	expect(await findEvent(device.database, code)).toMatchObject(aRecord('new', 3, 'its pack'));
});

test('saveNewer keeps a record beside the one that is understood, and saveRecord settles it', async () => {
	const device = await aJoinedDevice();
	const newer = { manifest: 'later', signature: 's', verifyKey: 'k', counter: 3 };
	await saveNewer(device.database, code, newer);
	expect(await findEvent(device.database, code)).toEqual({ ...device.event, newer });
	await saveRecord(device.database, code, aRecord('older', 0));
	expect(await findEvent(device.database, code)).toHaveProperty('newer');
	await saveRecord(device.database, code, aRecord('later', 3));
	expect(await findEvent(device.database, code)).not.toHaveProperty('newer');
});

test('markEntries never takes a delivery back, and a late receipt ends being set aside', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	await handIn({ ...device, draft });
	const stateAfter = async (...marks: Parameters<typeof markEntries>[1]) => {
		await markEntries(device.database, marks);
		return (await outboxEntries(device.database, code))[0];
	};
	expect(await stateAfter({ kind: 'set-aside', id: draft.id, reason: 'conflict' })).toMatchObject({
		state: 'set-aside',
		reason: 'conflict'
	});
	expect(await stateAfter({ kind: 'waiting', id: draft.id })).toMatchObject({ state: 'set-aside' });
	expect(await stateAfter({ kind: 'delivered', id: draft.id, receivedAt: serverTime })).not.toHaveProperty('reason');
	expect(await stateAfter({ kind: 'set-aside', id: draft.id, reason: 'conflict' })).toMatchObject({ state: 'delivered' });
});

test('raiseTryingTime lets the larger of two tabs stand', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	await handIn({ ...device, draft });
	for (const tryingMs of [5_000, 3_000]) await raiseTryingTime(device.database, new Map([[draft.id, tryingMs]]));
	expect(await outboxEntries(device.database, code)).toMatchObject([{ tryingMs: 5_000 }]);
});

test('raiseTryingTime asks the storage for nothing when nothing waits', async () => {
	const device = await aJoinedDevice();
	device.database.close();
	await expect(raiseTryingTime(device.database, new Map())).resolves.toBeUndefined();
});

test('saveOrganiser keeps the key and the cursor when only the manifest is newer, until the key is forgotten', async () => {
	const database = aDatabase();
	const opened = {
		code,
		manifest: 'm',
		signature: 's',
		verifyKey: 'k',
		counter: 1,
		pack: '',
		packDigest: '',
		openedAtMs: aMomentMs
	};
	const locked = { salt: new Uint8Array(16), rounds: 1, iv: new Uint8Array(12), box: new Uint8Array(32) };
	await saveOrganiser(database, opened, locked);
	await database.organisers.update(code, { cursor: 9 });
	await saveOrganiser(database, { ...opened, counter: 2 });
	expect(await findOrganised(database, code)).toMatchObject({ counter: 2, cursor: 9, locked });
	await forgetKey(database, code);
	expect(await organisedEvents(database)).toEqual([{ ...opened, counter: 2, cursor: 9 }]);
	await forgetOrganised(database, code);
	expect(await organisedEvents(database)).toEqual([]);
});

import { expect, test } from 'vitest';
import { earlierPack } from '#lib/device/earlier-packs.ts';
import { openDraft, saveDraft } from '#lib/device/drafts.ts';
import { findEvent, saveRecord } from '#lib/device/events.ts';
import type { Database } from '#lib/device/database.ts';
import { aJoinedDevice, aSavedDraft } from '../support/device.ts';
import { code } from '../support/people.ts';

const publish = async (database: Database, pack: string) => {
	const { counter, manifest, signature, verifyKey } = (await findEvent(database, code))!;
	const next = { manifest, signature, verifyKey, counter: counter + 1 };
	await saveRecord(database, code, { ...next, pack, packDigest: `digest of ${pack}` });
};
async function aDeviceWithPack() {
	const device = await aJoinedDevice();
	await publish(device.database, 'first');
	return { ...device, event: (await findEvent(device.database, code))! };
}
const packs = async (database: Database) => (await database.earlierPacks.toArray()).map(({ text }) => text).sort();

test('saveRecord keeps the pack of before for as long as a sheet was laid down with it', async () => {
	const device = await aDeviceWithPack();
	const { database, event } = device;
	const draft = await aSavedDraft(device);
	for (const pack of ['second', 'third', 'fourth']) await publish(database, pack);
	expect(await packs(database)).toEqual([event.pack, 'third'].sort());
	expect(await earlierPack(database, code, event.packDigest)).toBe(event.pack);
	expect(await openDraft(database, draft.id)).toMatchObject({ packDigest: event.packDigest });
	await database.drafts.clear();
	await publish(database, 'fifth');
	expect(await packs(database)).toEqual(['fourth']);
});

test('saveDraft keeps which pack a sheet was laid down with, whatever is published meanwhile', async () => {
	const device = await aDeviceWithPack();
	const { database, event, clock } = device;
	const draft = await aSavedDraft(device);
	await publish(database, 'second');
	// This window has not heard of the pack, and its draft is from an app that did not note it.
	expect(await saveDraft(database, draft, clock)).toMatchObject({ kind: 'saved' });
	expect(await openDraft(database, draft.id)).toMatchObject({ packDigest: event.packDigest, blocks: draft.blocks });
	await publish(database, 'third');
	expect(await packs(database)).toEqual([event.pack, 'second'].sort());
});

test('saveRecord leaves pack and packs as they are when only the manifest changed, or the record is older', async () => {
	const { database, event } = await aDeviceWithPack();
	const { manifest, signature, verifyKey, counter, pack, packDigest } = event;
	await saveRecord(database, code, { manifest, signature, verifyKey, counter: counter + 1, pack, packDigest });
	await saveRecord(database, code, { manifest, signature, verifyKey, counter, pack: 'old', packDigest: 'old' });
	expect(await findEvent(database, code)).toMatchObject({ pack, packDigest, counter: counter + 1 });
	expect(await packs(database)).toEqual([]);
});
